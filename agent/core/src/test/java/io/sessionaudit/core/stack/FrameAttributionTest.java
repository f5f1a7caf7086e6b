package io.sessionaudit.core.stack;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameAttributionTest {
    @ParameterizedTest
    @CsvSource({
        "a.Orders.lambda$find$0(Orders.java:3), a.Orders.find(Orders.java:3)",
        "a.Orders.lambda$find$1f0a$1(Orders.java:3), a.Orders.find(Orders.java:3)",
        "a.Orders.lambda$new$2(Orders.java:3), a.Orders.<init>(Orders.java:3)",
        "a.Orders.lambda$static$2(Orders.java:3), a.Orders.<clinit>(Orders.java:3)",
        "a.Orders.find$default(Orders.kt:3), a.Orders.find(Orders.kt:3)",
        "a.Orders.find$suspendImpl(Orders.kt:3), a.Orders.find(Orders.kt:3)",
        "a.Orders.find$lambda-2(Orders.kt:3), a.Orders.find(Orders.kt:3)",
        "a.Orders._init_$lambda$0(Orders.kt:3), a.Orders.<init>(Orders.kt:3)",
        "a.Orders$find$rows$1.invoke(Orders.kt:3), a.Orders.find(Orders.kt:3)",
        "a.Orders$Companion$find$1.invoke(Orders.kt:3), a.Orders$Companion.find(Orders.kt:3)",
        "a.Orders$.find(Orders.scala:3), a.Orders.find(Orders.scala:3)",
        "a.Orders$.$anonfun$new$1(Orders.scala:3), a.Orders.<init>(Orders.scala:3)",
        "a.Orders$_find_lambda1.doCall(Orders.groovy:3), a.Orders.find(Orders.groovy:3)",
        "a.Orders$_find_all_closure1.doCall(Orders.groovy:3), a.Orders.find_all(Orders.groovy:3)",
        "a.orders$eval12$fn__13.invoke(orders.clj:3), a.orders.eval12(orders.clj:3)",
        "a.Config$$EnhancerBySpringCGLIB$$1f.CGLIB$pool$0(<generated>), a.Config.pool(<generated>)",
        "a.Orders$$EnhancerByGuice$$1f.find(<generated>), a.Orders.find(<generated>)",
        "a.Orders$$OwbInterceptProxy0.find(Unknown Source), a.Orders.find(Unknown Source)",
        "a.Orders$Proxy$_$$_WeldSubclass.find(Unknown Source), a.Orders.find(Unknown Source)",
        "a.Orders_ClientProxy.find(Unknown Source), a.Orders.find(Unknown Source)"
    })
    void attributesToTheMethodThatIsWritten(String frame, String written) {
        assertThat(attributed(frame)).isEqualTo(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.Orders.find(Orders.java:3)",
                "a.Orders$1.run(Orders.java:3)",
                "a.Orders$Row.invoke(Orders.java:3)",
                "a.Orders.lambda$null$0(Orders.java:3)",
                "a.Orders.lambda$0(Orders.java:3)",
                "a.Orders.$find(Orders.java:3)",
                "a.Orders$_closure1.doCall(Orders.groovy:3)",
                "a.Orders$find$task$1.run(Orders.kt:3)",
                "a.Orders_Subclass.find(Orders_Subclass.java:3)",
                "Main.main(Main.java:3)"
            })
    void doesNotChangeOtherFrames(String frame) {
        assertThat(attributed(frame)).isEqualTo(frame);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a.Orders.access$000(Orders.java:3)",
                "a.Orders.access$find(Orders.kt:3)",
                "a.Orders_Bean.create(Unknown Source)"
            })
    void attributesAccessorsToNoMethod(String frame) {
        assertThat(FrameAttribution.of(Stacks.parse(frame)[0])).isNull();
    }

    @Test
    void doesNotParseNamesOfExtremeLength() {
        String frame = "a.Orders$" + "a$".repeat(30_000) + ".invoke(Orders.kt:3)";
        StackTraceElement parsed = Stacks.parse(frame)[0];

        assertThat(FrameAttribution.of(parsed)).isSameAs(parsed);
    }

    private static String attributed(String frame) {
        return FrameText.of(FrameAttribution.of(Stacks.parse(frame)[0]));
    }
}
