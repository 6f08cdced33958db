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

/**
 * The page of these nodes. `cursorAt` gives the cursor of the node at a place; it is asked only for what a client
 * selects.
 */
export function connectionOf<Node>(
  nodes: readonly Node[],
  cursorAt: (place: number) => string,
  neighbours: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
): Connection<Node> {
  return new NodesInOrder(nodes, cursorAt, neighbours)
}

// A class, because an answer has many small lists: getters in each would cost more than what they save.
class NodesInOrder<Node> implements Connection<Node> {
  readonly nodes: readonly Node[]
  readonly #cursorAt: (place: number) => string
  readonly #neighbours: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>

  constructor(
    nodes: readonly Node[],
    cursorAt: (place: number) => string,
    neighbours: Pick<PageInfo, 'hasNextPage' | 'hasPreviousPage'>,
  ) {
    this.nodes = nodes
    this.#cursorAt = cursorAt
    this.#neighbours = neighbours
  }

  get edges(): readonly Edge<Node>[] {
    return this.nodes.map((node, place) => ({ cursor: this.#cursorAt(place), node }))
  }

  get pageInfo(): PageInfo {
    const last = this.nodes.length - 1
    return {
      ...this.#neighbours,
      startCursor: last < 0 ? null : this.#cursorAt(0),
      endCursor: last < 0 ? null : this.#cursorAt(last),
    }
  }
}
