package io.sessionaudit.demo.orders;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Orders as customers might send them; the same number always gives the same order. */
public final class SampleOrders {

    private static final int MOST_LINES = 4;
    private static final int RARE_EVERY = 20;

    private SampleOrders() {}

    /** {@return the order of this number; about one in twenty contains the rare item} */
    public static Order number(int number) {
        SplittableRandom random = new SplittableRandom(number);
        List<Integer> items = new ArrayList<>();
        for (int wanted = random.nextInt(1, MOST_LINES + 1); wanted > 0; wanted--) {
            int item = random.nextInt(1, Schema.ITEMS + 1);
            if (!items.contains(item)) {
                items.add(item);
            }
        }
        if (random.nextInt(RARE_EVERY) == 0) {
            items.add(Schema.RARE_ITEM);
        }
        List<OrderLine> lines = items.stream()
                .map(item -> new OrderLine(item, random.nextInt(1, 6)))
                .toList();
        return new Order(random.nextInt(1, Schema.CUSTOMERS + 1), lines);
    }
}
