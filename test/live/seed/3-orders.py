# --- purchase orders, in every state

FIRST_PLAN = {
    'draft': 12, 'sent': 8, 'to approve': 6, 'cancelled': 4, 'cancelled late': 4, 'waiting': 12,
    'partial': 34, 'received': 164, 'returned': 12,
}
SECOND_PLAN = {'draft': 3, 'sent': 2, 'cancelled': 2, 'waiting': 3, 'partial': 4, 'received': 16}


def order_lines(company, taxes, planned):
    lines = []
    if random.random() < 0.15:
        lines.append({'display_type': 'line_section', 'name': 'Urgent', 'product_qty': 0, 'sequence': 1})
    count = random.choice((1, 1, 1, 2, 2, 2, 3, 3, 4, random.randint(5, 8)))
    for position, item in enumerate(random.sample(list(known_to(company, items)), count)):
        uom = random.choice([item.uom_id, *item.uom_ids])
        quantity = random.randint(1, 3) if item.tracking == 'serial' else random.choice((1, 2, 5, 10, 12, 24, 100))
        if uom in litre | kilogram and random.random() < 0.4:
            quantity += 0.35
        price = item.standard_price * random.choice((1, 1, 1, 1.1, 0.97)) * uom.factor / item.uom_id.factor
        lines.append({
            # With all of these given, Odoo does not work each of them out line by line.
            'name': item.display_name, 'date_planned': planned,
            'product_id': item.id, 'product_uom_id': uom.id, 'product_qty': quantity, 'sequence': 10 + position,
            # More digits than the price's two, as imports leave them.
            'price_unit': round(price, 3), 'discount': random.choice((0, 0, 0, 0, 2.5, 10)),
            'tax_ids': [Command.set(taxes.ids if random.random() < 0.8 else [])],
        })
    if random.random() < 0.1:
        lines.append({'display_type': 'line_note', 'name': 'Loading bay, ring twice', 'product_qty': 0, 'sequence': 99})
    return lines


def make_orders(company, plan, facilities):
    """Orders by what is to become of them."""
    fates = [fate for fate, count in plan.items() for _ in range(count)]
    random.shuffle(fates)
    taxes = tax_of(company, 'purchase')
    values = []
    for number, fate in enumerate(fates):
        # Three orders share each instant: a cursor has to tell them apart.
        ordered = START + timedelta(hours=(END - START).total_seconds() // 3600 * (number // 3 * 3) // len(fates))
        planned = ordered + timedelta(days=7)
        lines = order_lines(company, taxes, planned)
        if fate == 'to approve':
            lines.append({'product_id': items[5].id, 'product_qty': 40, 'price_unit': 1249.5, 'sequence': 50})
        is_foreign = number % 9 == 4 and fate != 'to approve'
        currency = random.choice((EUR, JPY, USD)) if is_foreign else company.currency_id
        values.append({
            'partner_id': random.choice(known_to(company, suppliers)).id, 'company_id': company.id, 'user_id': buyer.id,
            'currency_id': currency.id,
            'picking_type_id': facilities[number % len(facilities)].in_type_id.id,
            'date_order': ordered, 'date_planned': planned,
            'partner_ref': f'REF/{number:04}' if number % 3 else False,
            'origin': f'REQ-{number}' if number % 7 == 0 else False,
            'note': '<p>Call <b>before</b> delivery</p>' if number % 11 == 0 else False,
            'priority': '1' if number % 17 == 0 else '0', 'order_line': [Command.create(line) for line in lines],
        })
    orders = of(company, 'purchase.order').create(values)
    by_fate = {fate: orders.browse(order.id for order, its in zip(orders, fates) if its == fate) for fate in plan}

    by_fate['sent'].state = 'sent'
    if 'to approve' in by_fate:
        by_fate['to approve'].with_user(buyer).button_confirm()
    by_fate['cancelled'].button_cancel()
    confirmed = orders.filtered(lambda order: order.state == 'draft') - by_fate['draft']
    confirmed.button_confirm()
    for order in confirmed:
        order.date_approve = order.date_order + timedelta(hours=order.id % 5)
    if 'cancelled late' in by_fate:
        by_fate['cancelled late'].button_cancel()
    by_fate['received'][:10].button_lock()
    return by_fate


first_orders = make_orders(first, FIRST_PLAN, (hospital, clinic, hospital, clinic, centre))
second_orders = make_orders(second, SECOND_PLAN, (laboratory,))
