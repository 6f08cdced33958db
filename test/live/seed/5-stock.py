# --- stock in rooms and lots, counted in, consumed, reserved

shelves = [room for warehouse in rooms for room in (warehouse.lot_stock_id, *rooms[warehouse])]
counted = items.filtered('is_storable')
lots = env['stock.lot'].create([
    {
        'name': f'B{number:04}-{item.id}', 'product_id': item.id,
        # Some have expired; some belong to no company.
        'expiration_date': datetime(2025, 9, 1) + timedelta(days=(number * 37 + item.id * 11) % 1100),
        'company_id': first.id if number % 2 else False,
    }
    for item in counted.filtered(lambda item: item.tracking == 'lot') for number in (1, 2)
])
for company in (first, second):
    quants = []
    own = [shelf for shelf in shelves if shelf.company_id == company]
    for place, item in enumerate(known_to(company, counted)):
        for shelf in (own[place % len(own)], own[(place + 1) % len(own)]):
            kept = known_to(company, lots.filtered(lambda lot: lot.product_id == item))
            if item.tracking == 'serial' or item.tracking == 'lot' and not kept:
                continue
            quants.append({
                'product_id': item.id, 'location_id': shelf.id, 'lot_id': kept[place % len(kept)].id if kept else False,
                'inventory_quantity': random.choice((3, 12, 40, 250, 17.5 if item.uom_id in litre | kilogram else 60)),
            })
    of(company, 'stock.quant').with_context(inventory_mode=True).create(quants).action_apply_inventory()


def transfer(kind, source, target, wanted):
    picking = of(kind.company_id, 'stock.picking').create({
        'picking_type_id': kind.id, 'location_id': source.id, 'location_dest_id': target.id, 'origin': 'Ward request',
        'move_ids': [
            Command.create({'product_id': item.id, 'product_uom_qty': quantity, 'product_uom': item.uom_id.id,
                            'location_id': source.id, 'location_dest_id': target.id})
            for item, quantity in wanted
        ],
    })
    picking.action_confirm()
    picking.action_assign()
    return picking


customers = env.ref('stock.stock_location_customers')
untracked = counted.filtered(lambda item: item.tracking == 'none')
deliveries = env['stock.picking']
for number in range(12):
    warehouse = (hospital, clinic, centre, laboratory)[number % 4]
    wanted = [(item, 2 + number) for item in untracked[number * 3:number * 3 + 3]]
    deliveries |= transfer(warehouse.out_type_id, warehouse.lot_stock_id, customers, wanted)
for delivery in deliveries[:5]:
    delivery.with_context(skip_backorder=True, skip_expired=True).button_validate()
# More than there is: it stays waiting, or reserved in part.
transfer(hospital.out_type_id, hospital.lot_stock_id, customers, [(untracked[0], 90000), (untracked[1], 1)])
# Reserved from room to room, lots among them.
for item in counted.filtered(lambda item: item.tracking == 'lot')[:6]:
    transfer(hospital.int_type_id, hospital.lot_stock_id, rooms[hospital][0], [(item, 1)])
# Taken without being booked in first: the shelf is below zero.
shelf = rooms[clinic][0]
short = transfer(clinic.out_type_id, shelf, customers, [(gown.product_variant_ids[0], 500)])
short.move_ids.quantity = 500
short.with_context(skip_backorder=True).button_validate()
