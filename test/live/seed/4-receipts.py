# --- goods received: whole, in part, put away, sent back

lot_numbers = iter(range(1, 10**6))


def receive(pickings, share=1.0):
    """Validates receipts; with a share below 1, the rest becomes a backorder."""
    if share < 1:
        for move in pickings.move_ids.filtered(lambda move: move.product_id.tracking != 'serial' and move.quantity > 1):
            move.quantity = int(move.quantity * share)
    for line in pickings.move_line_ids.filtered(lambda line: line.product_id.tracking != 'none' and not line.lot_id):
        line.lot_name = f'LOT-{next(lot_numbers):05}'
        if line.product_id.use_expiration_date:
            line.expiration_date = datetime(2027, 1, 1) + timedelta(days=random.randrange(900))
    pickings.with_context(skip_backorder=True).button_validate()


def arrivals(orders):
    return orders.picking_ids.filtered(lambda picking: picking.picking_type_code == 'incoming' and picking.state == 'assigned')


for by_fate in (first_orders, second_orders):
    whole = by_fate['received'] | by_fate.get('returned', by_fate['received'][:0])
    receive(arrivals(whole))
    receive(arrivals(by_fate['partial']), 0.5)

put_away = of(first, 'stock.picking').search([('picking_type_id', '=', centre.store_type_id.id), ('state', '=', 'assigned')])
receive(put_away[::2])

for order in (*first_orders['received'], *first_orders['partial'], *second_orders['received']):
    for picking in order.picking_ids.filtered(lambda picking: picking.state == 'done'):
        picking.date_done = order.date_order + timedelta(days=5, hours=order.id % 7)


def send_back(orders):
    for picking in orders.picking_ids.filtered(lambda picking: picking.picking_type_code == 'incoming'):
        wizard = picking.env['stock.return.picking'].create({'picking_id': picking.id})
        wizard.product_return_moves.filtered('move_id')[:1].quantity = 1
        returned = picking.browse(wizard.action_create_returns()['res_id'])
        if returned.state == 'assigned':
            returned.with_context(skip_backorder=True, skip_expired=True).button_validate()
