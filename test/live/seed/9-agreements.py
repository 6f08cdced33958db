# --- agreements with suppliers and orders under them, prices with dates and quantities, cost centres

plan = env['account.analytic.plan'].create({'name': 'Cost centres'})
centres = env['account.analytic.account'].create([
    {'name': name, 'code': code, 'plan_id': plan.id, 'company_id': company and company.id, 'active': name != 'Old wing'}
    for name, code, company in (
        ('Intensive care', 'CC-100', first), ('Theatre', 'CC-200', first), ('Laboratory', False, second),
        ('Shared services', 'CC-900', False), ('Old wing', 'CC-999', first),
    )
])
for number, line in enumerate((first_orders['draft'] | first_orders['waiting']).order_line.filtered('product_id')[:24]):
    line.analytic_distribution = (
        {str(centres[0].id): 100}, {str(centres[0].id): 60, str(centres[1].id): 40}, {str(centres[3].id): 33.33},
    )[number % 3]

day = START.date()
for number, (supplier, item) in enumerate(zip(suppliers[20:32], items[:12])):
    env['product.supplierinfo'].create([{
        'partner_id': supplier.id, 'product_tmpl_id': item.product_tmpl_id.id,
        'product_id': item.id if number % 2 else False, 'company_id': first.id if number % 3 else False,
        'currency_id': (EUR if number % 4 == 3 else USD).id, 'price': item.standard_price * (0.9 + step / 10),
        'min_qty': (0, 100)[step], 'delay': 3 + step, 'discount': 5 * step, 'product_code': f'S{number}-{step}',
        'product_name': f'{supplier.name} item {number}', 'date_start': day + timedelta(days=90 * step),
        'date_end': day + timedelta(days=90 * step + 365) if number % 5 else False,
    } for step in (0, 1)])


def agree(kind, company, supplier, some, **values):
    return of(company, 'purchase.requisition').create({
        'requisition_type': kind, 'vendor_id': supplier.id, 'company_id': company.id, 'currency_id': company.currency_id.id,
        'reference': f'Tender {supplier.id}', **values, 'line_ids': [
            Command.create({'product_id': item.id, 'product_qty': 100 * place, 'price_unit': item.standard_price * 0.95,
                            'product_uom_id': item.uom_id.id})
            for place, item in enumerate(some, 1)
        ],
    })


dates = {'date_start': day, 'date_end': day + timedelta(days=730)}
confirmed = agree('blanket_order', first, suppliers[20], items[:3], **dates)
closed = agree('blanket_order', first, suppliers[22], items[3:5], date_start=day, date_end=day + timedelta(days=100))
abroad = agree('blanket_order', second, suppliers[24], items[6:8], **dates)
template = agree('purchase_template', first, suppliers[26], items[8:9])
given_up = agree('blanket_order', first, suppliers[28], items[9:10], **dates)
agree('blanket_order', first, suppliers[30], items[10:11])
for agreement in (confirmed, closed, abroad, template, given_up):
    agreement.action_confirm()
for agreement in (confirmed, confirmed, closed, abroad, template):
    ordered = of(agreement.company_id, 'purchase.order').create({
        'partner_id': agreement.vendor_id.id, 'company_id': agreement.company_id.id, 'user_id': buyer.id,
        'requisition_id': agreement.id, 'partner_ref': f'REF/{agreement.name}', 'origin': agreement.name, 'date_order': START + timedelta(days=30), 'order_line': [
            Command.create({'product_id': line.product_id.id, 'product_qty': 10, 'product_uom_id': line.product_uom_id.id,
                            'price_unit': line.price_unit})
            for line in agreement.line_ids
        ],
    })
    ordered.button_confirm()
closed.action_done()
given_up.action_cancel()
env.cr.commit()
