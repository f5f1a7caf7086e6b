package io.sessionaudit.demo.orders;

/** An order as it is stored. */
public record PlacedOrder(long id, String customer, long totalCents, int lines) {}
