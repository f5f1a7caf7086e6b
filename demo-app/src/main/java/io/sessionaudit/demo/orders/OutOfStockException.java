package io.sessionaudit.demo.orders;

/** An order needs more of an item than is in stock; nothing of it is stored. */
public final class OutOfStockException extends Exception {

    private static final long serialVersionUID = 1;

    OutOfStockException(OrderLine line) {
        super("fewer than " + line.quantity() + " of item " + line.item() + " left");
    }
}
