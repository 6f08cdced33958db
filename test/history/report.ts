import type { Trial } from './trial.ts'

const mostFaults = 50

/** What was done in a trial, and the verdict, for people. */
export function reportOf({ history, faults, disturbed, interruptions }: Trial): string {
  const { acts, streams, subscribers } = history
  const times = Map.groupBy(disturbed, (each) => each)
  const outcomes = Map.groupBy(acts, ({ outcome }) => outcome)
  const of = (outcome: 'done' | 'failed' | 'unknown') => outcomes.get(outcome)?.length ?? 0
  const delivered = subscribers.flatMap(({ connections }) => connections.map((each) => each.length))
  return [
    `${acts.length} acts: ${of('done')} done, ${of('failed')} refused or undone, ${of('unknown')} without an answer`,
    `${streams.flat().length} events in the log, ${delivered.reduce((sum, each) => sum + each, 0)} deliveries`,
    `${interruptions} connections of ${subscribers.length} subscribers were cut off`,
    ...[...times].map(([name, each]) => `  ${each.length} times: ${name}`),
    ...faults.slice(0, mostFaults).map(({ kind, about, says }) => `FAULT ${kind}: ${about}: ${says}`),
    faults.length > mostFaults ? `and ${faults.length - mostFaults} more` : '',
    faults.length === 0
      ? 'Verdict: nothing lost, nothing twice, all in order'
      : `Verdict: ${faults.length} promises were not kept`,
  ]
    .filter((line) => line !== '')
    .join('\n')
}
