# --- lots that have values of their own: each at its price, in each company, or at what it was bought for

by_lot = (counted.filtered(lambda item: item.tracking == 'lot'))[7:11]
bought = env['product.category'].create({'name': 'Valued as bought', 'parent_id': supplies.id})
for company in (first, second):
    bought.with_company(company).property_cost_method = 'fifo'
by_lot[2:].categ_id = bought
by_lot.product_tmpl_id.lot_valuated = True
for company in (first, second):
    for place, lot in enumerate(lots.filtered(lambda lot: lot.product_id in by_lot)):
        lot.with_company(company).standard_price = lot.product_id.standard_price + (1 + place) / 8
