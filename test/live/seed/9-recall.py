# --- two lots that went every way there is: what a recall has to find

contrast = env['product.template'].create({
    'name': 'Contrast agent', 'is_storable': True, 'tracking': 'lot', 'categ_id': items[0].categ_id.id,
    'standard_price': 38.4, 'default_code': 'RECALL', 'use_expiration_date': True, 'expiration_time': 365,
}).product_variant_ids
recalled = env['stock.lot'].create([
    {
        'name': f'RECALL-{number}', 'product_id': contrast.id, 'company_id': first.id,
        'expiration_date': '2099-06-30 00:00:00', 'use_date': '2099-05-31 00:00:00',
        'removal_date': '2099-06-15 00:00:00', 'alert_date': '2099-05-01 00:00:00',
    }
    for number in (1, 2)
])
vendors, made = (env['stock.location'].search([('usage', '=', usage), ('company_id', 'in', (False, first.id))], limit=1, order='id')
                 for usage in ('supplier', 'production'))
counted_off = env['stock.location'].search([('usage', '=', 'inventory'), ('company_id', '=', first.id)], limit=1, order='id')
on_the_way = first.internal_transit_location_id
ward, theatre, quarantine = (rooms[hospital][place] for place in (2, 1, 3))


def step(lot, day, quantity, source, target):
    """A move that is done; what comes from a supplier comes by a receipt."""
    item = lot.product_id
    receipt = env['stock.picking']
    if source == vendors:
        receipt = of(first, 'stock.picking').create({
            'picking_type_id': hospital.in_type_id.id, 'location_id': source.id, 'location_dest_id': target.id,
        })
    move = of(first, 'stock.move').create({
        'product_id': item.id, 'product_uom': item.uom_id.id, 'product_uom_qty': quantity,
        'location_id': source.id, 'location_dest_id': target.id, 'company_id': first.id,
        'picking_id': receipt.id,
        'move_line_ids': [Command.create({
            'product_id': item.id, 'product_uom_id': item.uom_id.id, 'quantity': quantity, 'lot_id': lot.id,
            'picking_id': receipt.id, 'location_id': source.id, 'location_dest_id': target.id, 'company_id': first.id,
        })],
    })
    move._action_confirm()
    move.picked = True
    move._action_done()
    for record in (move, move.move_line_ids):
        record.write({'date': START + timedelta(days=day)})
    receipt.date_done = START + timedelta(days=day)


for lot, amount in zip(recalled, (120, 66)):
    for day, share, source, target in (
        (0, 1, vendors, hospital.lot_stock_id), (0, 0.5, hospital.lot_stock_id, ward), (1, 0.25, ward, customers),
        (2, 0.1, customers, quarantine), (3, 0.1, ward, vendors), (4, 0.05, counted_off, theatre),
        (5, 0.05, ward, counted_off), (6, 0.05, ward, made), (7, 0.15, made, ward),
        (8, 0.2, hospital.lot_stock_id, on_the_way), (9, 0.1, on_the_way, centre.lot_stock_id), (10, 0.5, vendors, customers),
    ):
        step(lot, day, round(amount * share), source, target)

more = of(first, 'purchase.order').create({
    'partner_id': known_to(first, suppliers)[0].id, 'company_id': first.id, 'user_id': buyer.id, 'date_order': END, 'partner_ref': 'REF/RECALL', 'origin': 'REQ-RECALL',
    'picking_type_id': hospital.in_type_id.id,
    'order_line': [Command.create({'product_id': contrast.id, 'product_qty': 48, 'price_unit': 38.4, 'date_planned': END})],
})
more.button_confirm()
of(first, 'stock.quant').with_context(inventory_mode=True).create({
    'product_id': contrast.id, 'location_id': ward.id, 'inventory_quantity': 5,
    'lot_id': env['stock.lot'].create({'name': 'CONTRAST-3', 'product_id': contrast.id, 'company_id': first.id}).id,
}).action_apply_inventory()
held = transfer(hospital.int_type_id, ward, theatre, [(contrast, 4)])
env.cr.commit()
