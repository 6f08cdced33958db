/** A page of a list as Relay's cursor connections specification shapes it, forward only. */
export interface Connection<Node> {
  readonly edges: readonly Edge<Node>[]
  /** The nodes of `edges`, for clients that need no cursors. */
  readonly nodes: readonly Node[]
  readonly pageInfo: PageInfo
}

export interface Edge<Node> {
  readonly cursor: string
  readonly node: Node
}

export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: string | null
  readonly endCursor: string | null
}

export function connectionOf<Node>(
  edges: readonly Edge<Node>[],
  { hasNextPage, hasPreviousPage }: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Connection<Node> {
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage,
      hasPreviousPage,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  }
}
