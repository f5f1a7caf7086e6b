package io.sessionaudit.demo.orders;

/** So many of one item. */
public record OrderLine(int item, int quantity) {}
