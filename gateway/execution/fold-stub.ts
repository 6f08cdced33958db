import type { DocumentNode } from 'graphql'
export function foldConditions(document: DocumentNode, _v: unknown, _n: unknown): DocumentNode {
  return document
}
