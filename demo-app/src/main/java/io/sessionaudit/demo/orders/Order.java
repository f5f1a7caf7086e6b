package io.sessionaudit.demo.orders;

import java.util.List;

/** What a customer wants. */
public record Order(int customer, List<OrderLine> lines) {

    public Order {
        lines = List.copyOf(lines);
    }
}
