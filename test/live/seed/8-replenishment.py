# --- replenishment rules: at a facility and at one room of it, in multiples, put off, no longer used

dozens = env['uom.uom'].search([('name', '=', 'Dozens')])
for company in (first, second):
    stocked = known_to(company, items.filtered(lambda item: item.is_storable and item.uom_id == unit and item.active))
    for warehouse in (warehouse for warehouse in rooms if warehouse.company_id == company):
        for number, item in enumerate(stocked[:14]):
            place = rooms[warehouse][0] if number % 7 == 6 else warehouse.lot_stock_id
            of(company, 'stock.warehouse.orderpoint').create({
                'product_id': item.id, 'warehouse_id': warehouse.id, 'location_id': place.id, 'company_id': company.id,
                # Some are far above what there is, some below.
                'product_min_qty': (2, 40, 900, 60000.5)[number % 4], 'product_max_qty': (5, 90, 1500, 60000.5)[number % 4],
                'replenishment_uom_id': dozens.id if number % 3 == 1 else False,
                'trigger': 'auto' if number % 2 else 'manual',
                'snoozed_until': '2099-01-01' if number == 8 else '2026-01-01' if number == 10 else False,
                'active': number != 12,
            })
env.cr.commit()
