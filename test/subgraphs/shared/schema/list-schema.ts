import { buildSchema } from 'graphql'

/** Orders with lines with moves: lists by pages inside one another, and what orders and lines point at. */
export const listSchema = buildSchema(`
  type Query { order: Order  orders(first: Int! = 50, after: String): Orders }
  interface Named { name: String }
  type Order implements Named { id: ID  name: String  lines(first: Int! = 50, after: String): Lines
    supplier: Supplier  receipts(first: Int! = 50, after: String): Receipts  replaces: Order  posting: Posting }
  type Posting { postedOn: String }
  type Supplier { id: ID  name: String }
  type Receipts { nodes: [Receipt!]!  total: Int }
  type Receipt { id: ID  name: String }
  type Orders { nodes: [Order!]!  edges: [OrderEdge!]! }
  type OrderEdge { node: Order! }
  type Lines { nodes: [Line!]!  edges: [LineEdge!]!  total: Int }
  type LineEdge { node: Line! }
  type Line implements Named { id: ID  name: String  moves(first: Int! = 50, after: String): Moves
    item: Item  currency: String }
  type Item { name: String  stock: Int }
  type Moves { nodes: [Move!]!  edges: [MoveEdge!]! }
  type MoveEdge { node: Move! }
  type Move implements Named { id: ID  name: String }
`)
