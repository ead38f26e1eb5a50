"""Runs the program in a pseudo-terminal of its own and ends it in one of several ways; prints what was left, as JSON.

usage: pty_runs.py WAY COUNT NODE PROGRAM
WAY: hangup, ctrl-c, ctrl-d, sigterm, enters
"""
import json, os, pty, select, shutil, signal, struct, sys, tempfile, termios, time, fcntl

WAY, COUNT, NODE, PROGRAM = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]
FLAGS = termios.ECHO | termios.ICANON | termios.ISIG


def wait_for(fd, seen, text, limit=20):
    end = time.time() + limit
    while text not in seen[0]:
        if time.time() > end:
            raise SystemExit('waited for %r, saw %r' % (text, seen[0][-2000:]))
        if select.select([fd], [], [], 0.05)[0]:
            seen[0] += os.read(fd, 65536).decode('utf8', 'replace')


def drain(fd, seen, pid, limit=10):
    end = time.time() + limit
    while time.time() < end:
        done, status = os.waitpid(pid, os.WNOHANG)
        try:
            while select.select([fd], [], [], 0)[0]:
                data = os.read(fd, 65536)
                if not data:
                    break
                seen[0] += data.decode('utf8', 'replace')
        except OSError:
            pass
        if done:
            return status
        time.sleep(0.01)
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return None


def answers(folder):
    found, lines = 0, 0
    for base, _, names in os.walk(folder):
        for name in names:
            if name.endswith('.jsonl'):
                for line in open(os.path.join(base, name)).read().splitlines():
                    lines += 1
                    found += json.loads(line)['t'] == 'answer'
    return found, lines


def one():
    folder = tempfile.mkdtemp(prefix='sop-pty-')
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack('HHHH', 24, 80, 0, 0))
    before = termios.tcgetattr(slave)[3] & FLAGS
    pid = os.fork()
    if pid == 0:
        os.setsid()
        fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
        for fd in (0, 1, 2):
            os.dup2(slave, fd)
        os.closerange(3, 64)
        os.chdir(folder)
        env = {'PATH': os.environ['PATH'], 'HOME': folder, 'TERM': 'xterm-256color', 'LANG': 'C.UTF-8'}
        os.execve(NODE, [NODE, PROGRAM, 'check', 'URMIN', '--as', 'Rina Wulandari'], env)
    seen = ['']
    wait_for(master, seen, 'buka pelaksanaan baru')
    time.sleep(0.22)
    os.write(master, b'm')
    wait_for(master, seen, '0/15 dijawab')
    time.sleep(0.22)
    os.write(master, b'm')
    wait_for(master, seen, 'URMIN-01 dimulai')
    time.sleep(0.2)
    kept = slave
    if WAY == 'hangup':
        os.close(slave)
        os.close(master)
        master = slave = kept = None
        status = None
        end = time.time() + 10
        while time.time() < end and status is None:
            done, got = os.waitpid(pid, os.WNOHANG)
            status = got if done else None
            time.sleep(0.01)
    else:
        if WAY == 'ctrl-c':
            os.write(master, b'\x03')
        elif WAY == 'ctrl-d':
            os.write(master, b'\x04')
        elif WAY == 'sigterm':
            os.kill(pid, signal.SIGTERM)
        elif WAY == 'enters':
            for _ in range(100):
                os.write(master, b'\r')
                time.sleep(0.03)
            os.write(master, b'\x03')
        status = drain(master, seen, pid)
    after = None if kept is None else termios.tcgetattr(kept)[3] & FLAGS
    for fd in (master, slave):
        if fd is not None:
            os.close(fd)
    found, lines = answers(os.path.join(folder, 'catatan'))
    cores = [name for name in os.listdir(folder) if name.startswith('core')]
    shutil.rmtree(folder)
    return {
        'ended': status is not None,
        'signal': os.WTERMSIG(status) if status is not None and os.WIFSIGNALED(status) else 0,
        'core': bool(status is not None and os.WCOREDUMP(status)),
        'code': os.WEXITSTATUS(status) if status is not None and os.WIFEXITED(status) else None,
        'restored': after is None or after == before,
        'answers': found,
        'lines': lines,
        'cores': cores,
    }


print(json.dumps([one() for _ in range(COUNT)]))
