/** Networks of IPv4 that are nobody's on the open internet (IANA's registry of special addresses, RFC 6890), with 0/8 and multicast. */
const closed4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
];

/** Of IPv6 only `2000::/3` is open, but for these: tunnels that hold another address, benchmarks, examples. */
const closed6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'];

/** Whether an address, as text, is one of the open internet: not this computer, not its own network, not one that hides another. */
export function isPublicAddress(address: string): boolean {
  const { BlockList, isIP } = process.getBuiltinModule('node:net');
  const kind = isIP(address);
  if (kind === 0) return false;
  const [open, closed] = [new BlockList(), new BlockList()];
  open.addSubnet('2000::', 3, 'ipv6');
  for (const [family, networks] of [
    ['ipv4', closed4],
    ['ipv6', closed6],
  ] as const)
    for (const network of networks) {
      const [base = '', bits] = network.split('/');
      closed.addSubnet(base, Number(bits), family);
    }
  // A zone (`fe80::1%eth0`) is no part of the address.
  const plain = address.split('%')[0] ?? '';
  if (kind === 4) return !closed.check(plain, 'ipv4');
  return open.check(plain, 'ipv6') && !closed.check(plain, 'ipv6');
}
