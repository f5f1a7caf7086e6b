package io.sessionaudit.demo.orders;

/** An order asked for more of an item than there is; nothing of it is stored. */
public final class OutOfStockException extends Exception {

    private static final long serialVersionUID = 1;

    OutOfStockException(OrderLine line) {
        super("fewer than " + line.quantity() + " of item " + line.item() + " left");
    }
}
