package com.acme.environments.tracing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextStorage;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;

/**
 * Opens a session before it configures OpenTelemetry's SDK, nested sessions in a span, and a session after that. It
 * registers a wrapper of the context storage, which works only if nothing has used the storage before. With the
 * argument {@code counting}, the wrapper is a storage that counts its calls.
 */
public final class TracedShop {
    private TracedShop() {}

    @SuppressWarnings("try") // the active span is not used explicitly
    public static void main(String[] arguments) throws Exception {
        try (HikariDataSource pool = new HikariDataSource()) {
            pool.setJdbcUrl("jdbc:h2:mem:traced;DB_CLOSE_DELAY=-1");
            pool.setPoolName("traced");
            Class.forName(Span.class.getName());
            pool.getConnection().close();

            AtomicInteger wrapped = new AtomicInteger();
            AtomicInteger reads = new AtomicInteger();
            boolean isCounting = List.of(arguments).contains("counting");
            ContextStorage.addWrapper(storage -> {
                wrapped.incrementAndGet();
                return isCounting ? new CountingStorage(storage, reads) : storage;
            });
            try (SdkTracerProvider traces = SdkTracerProvider.builder()
                    .addSpanProcessor(new DiscardingProcessor())
                    .build()) {
                Span span = traces.get("shop").spanBuilder("order").startSpan();
                try (Scope scope = span.makeCurrent()) {
                    reads.set(0);
                    order(pool);
                    System.out.println("reads=" + reads);
                } finally {
                    span.end();
                }
                System.out.println("trace=" + span.getSpanContext().getTraceId());
                System.out.println("span=" + span.getSpanContext().getSpanId());
            }
            pool.getConnection().close();
            System.out.println("wrapped=" + wrapped);
        }
    }

    /** A storage of the application. */
    private record CountingStorage(ContextStorage wrapped, AtomicInteger reads) implements ContextStorage {
        @Override
        public Scope attach(Context context) {
            return wrapped.attach(context);
        }

        @Override
        public Context current() {
            reads.incrementAndGet();
            return wrapped.current();
        }
    }

    /** Without any processor, the SDK creates no valid spans. */
    private static final class DiscardingProcessor implements SpanProcessor {
        @Override
        public void onStart(Context parent, ReadWriteSpan span) {}

        @Override
        public boolean isStartRequired() {
            return false;
        }

        @Override
        public void onEnd(ReadableSpan span) {}

        @Override
        public boolean isEndRequired() {
            return false;
        }
    }

    private static void order(DataSource pool) throws SQLException {
        try (Connection outer = pool.getConnection();
                Connection inner = pool.getConnection()) {
            outer.clearWarnings();
            inner.clearWarnings();
        }
    }
}
