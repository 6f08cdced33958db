import type { MutationResolvers } from '../types.generated.ts'

export const Mutation: MutationResolvers = {
  acknowledgeEvents: (_, { consumer, cursor }, { events, principal }) =>
    events().acknowledge(principal, consumer, cursor),
  replayDeadLetter: (_, { id, dryRun }, { events }) => events().replay(id, dryRun),
}
