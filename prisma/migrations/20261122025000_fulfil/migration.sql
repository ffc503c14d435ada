-- What the clock looks for: parcels that should have gone, parcels nobody has spoken of, orders to complete.
CREATE INDEX parcel_to_send ON parcel (ship_by) WHERE state IN ('waiting', 'packed');
CREATE INDEX parcel_on_its_way ON parcel (shipped_at) WHERE state = 'shipped';
CREATE INDEX orders_delivered ON orders (delivered_at) WHERE state = 'delivered';

-- Every paid order has parcels: those that were paid before there were any get one for each producer, as far as the order is.
CREATE FUNCTION parcels_of_older_orders() RETURNS void LANGUAGE sql AS $$
  WITH older AS (
    SELECT o.id AS order_id, f.producer_id, l.releases_on, o.state, o.paid_at, o.shipped_at, o.completed_at, o.tracking_no,
           array_agg(l.id) AS lines, max(f.lead_days) AS lead_days, bool_and(l.restocked >= l.quantity) AS empty
    FROM orders o JOIN order_line l ON l.order_id = o.id AND l.parcel_id IS NULL
    JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
    WHERE o.paid_at IS NOT NULL AND o.state <> 'reserved' GROUP BY o.id, f.producer_id, l.releases_on
  ),
  parcel_of AS MATERIALIZED (
    SELECT uuidv7() AS id, older.*, CASE
      WHEN shipped_at IS NOT NULL AND completed_at IS NOT NULL THEN 'delivered'
      WHEN shipped_at IS NOT NULL THEN 'shipped'
      WHEN empty OR state IN ('refunding', 'refunded') THEN 'cancelled'
      ELSE 'waiting' END::parcel_state AS stands
    FROM older
  ),
  made AS (
    INSERT INTO parcel (id, order_id, producer_id, state, releases_on, ship_by, carrier, tracking_no, packed_at, shipped_at, delivered_at, created_at)
    SELECT id, order_id, producer_id, stands, releases_on,
           greatest((paid_at AT TIME ZONE 'Asia/Shanghai')::date, releases_on) + lead_days,
           CASE WHEN shipped_at IS NOT NULL THEN 'other' END, CASE WHEN shipped_at IS NOT NULL THEN coalesce(tracking_no, '-') END,
           shipped_at, shipped_at, CASE WHEN stands = 'delivered' THEN completed_at END, paid_at
    FROM parcel_of
  )
  UPDATE order_line l SET parcel_id = k.id FROM parcel_of k WHERE l.id = ANY (k.lines)
$$;
SELECT parcels_of_older_orders();
DROP FUNCTION parcels_of_older_orders();
