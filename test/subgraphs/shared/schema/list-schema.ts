import { buildSchema } from 'graphql'

/** Orders with lines with moves: lists by pages inside one another. */
export const listSchema = buildSchema(`
  type Query { order: Order  orders(first: Int! = 50, after: String): Orders }
  interface Named { name: String }
  type Order implements Named { id: ID  name: String  lines(first: Int! = 50, after: String): Lines }
  type Orders { nodes: [Order!]!  edges: [OrderEdge!]! }
  type OrderEdge { node: Order! }
  type Lines { nodes: [Line!]!  edges: [LineEdge!]!  total: Int }
  type LineEdge { node: Line! }
  type Line implements Named { id: ID  name: String  moves(first: Int! = 50, after: String): Moves }
  type Moves { nodes: [Move!]!  edges: [MoveEdge!]! }
  type MoveEdge { node: Move! }
  type Move implements Named { id: ID  name: String }
`)
