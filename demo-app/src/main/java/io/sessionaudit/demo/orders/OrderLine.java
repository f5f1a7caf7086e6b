package io.sessionaudit.demo.orders;

/** A quantity of one item. */
public record OrderLine(int item, int quantity) {}
