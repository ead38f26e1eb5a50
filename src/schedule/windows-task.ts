import { type Job, jobWords } from './job.ts';

/** A task of the Windows Task Scheduler (its XML, version 1.2) that starts every hour, and as soon as it can after a missed start. */
export function windowsTask({ office, node, script, minutes }: Job): string {
  const words = [script, ...jobWords].map(windowsWord).join(' ');
  return `<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo>
    <Description>${xmlText(`Laporan SOP terjadwal: ${office}`)}</Description>
  </RegistrationInfo>
  <Triggers>
${minutes.map(trigger).join('\n')}
    <LogonTrigger>
      <Enabled>true</Enabled>
    </LogonTrigger>
  </Triggers>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT1H</ExecutionTimeLimit>
  </Settings>
  <Actions>
    <Exec>
      <Command>${xmlText(node)}</Command>
      <Arguments>${xmlText(words)}</Arguments>
      <WorkingDirectory>${xmlText(office)}</WorkingDirectory>
    </Exec>
  </Actions>
</Task>
`;
}

/** Repeated every hour of every day, from a day long past on. */
function trigger(minute: number): string {
  return `    <CalendarTrigger>
      <StartBoundary>2020-01-01T00:${String(minute).padStart(2, '0')}:00</StartBoundary>
      <Repetition>
        <Interval>PT1H</Interval>
        <Duration>P1D</Duration>
      </Repetition>
      <ScheduleByDay>
        <DaysInterval>1</DaysInterval>
      </ScheduleByDay>
    </CalendarTrigger>`;
}

/** A word as Windows programs take their command line apart: backslashes before a quote are doubled. */
function windowsWord(text: string): string {
  if (/^[\w.:\\/-]+$/.test(text)) return text;
  return `"${text.replace(/(\\*)"/g, '$1$1\\"').replace(/\\+$/, '$&$&')}"`;
}

const xmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The task as bytes of the encoding that its first line names: UTF-16, little end first, with its mark. */
export function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0xfeff, true);
  for (let index = 0; index < text.length; index++)
    view.setUint16(2 + index * 2, text.charCodeAt(index), true);
  return bytes;
}
