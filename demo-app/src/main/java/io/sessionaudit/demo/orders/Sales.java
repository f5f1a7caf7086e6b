package io.sessionaudit.demo.orders;

/** The sum of all stored orders, read as of one moment. */
public record Sales(long orders, long items, long totalCents) {}
