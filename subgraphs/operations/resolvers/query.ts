import type { QueryResolvers } from '../types.generated.ts'

export const Query: QueryResolvers = {
  eventStreams: (_, __, { events }) => events().streams(),
  eventConsumers: (_, __, { events }) => events().consumers(),
  eventRelay: (_, __, { events }) => events().relay(),
  deadLetters: (_, { first }, { events, pageOf }) => events().deadLetters(pageOf(first)),
}
