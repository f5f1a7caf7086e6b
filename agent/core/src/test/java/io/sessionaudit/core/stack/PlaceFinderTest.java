package io.sessionaudit.core.stack;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PlaceFinderTest {
    private static final String STACK = """
            com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
            org.springframework.jdbc.core.JdbcTemplate.execute(JdbcTemplate.java:407)
            com.acme.platform.Retry.call(Retry.java:20)
            org.jooq.impl.DefaultDSLContext.fetch(DefaultDSLContext.java:871)
            com.acme.orders.OrderService.find(OrderService.java:33)
            org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:162)
            """;

    @Test
    void prefersFirstFrameOfTheApplicationToOtherCodeAboveIt() {
        StackPlace place = Stacks.finder("com.acme.orders").find(Stacks.parse(STACK));

        assertThat(place.text()).isEqualTo("com.acme.orders.OrderService.find(OrderService.java:33)");
        assertThat(place.kind()).isEqualTo(FrameKind.APPLICATION);
        assertThat(place.through()).containsExactly("Spring", "jOOQ");
        assertThat(place.index()).isEqualTo(4);
    }

    @Test
    void usesFirstOtherFrameIfThereIsNoneOfTheApplication() {
        StackPlace place = Stacks.place(STACK);

        assertThat(place.text()).isEqualTo("com.acme.platform.Retry.call(Retry.java:20)");
        assertThat(place.kind()).isEqualTo(FrameKind.OTHER);
        assertThat(place.through()).containsExactly("Spring");
    }

    @Test
    void usesFirstLibraryFrameIfThereIsNoOther() {
        PlaceFinder finder =
                new PlaceFinder(new FrameKindClassifier(List.of(), List.of("com.acme"), CodeSources.UNKNOWN));
        StackPlace place = finder.find(Stacks.parse(STACK));

        assertThat(place.text()).isEqualTo("org.springframework.jdbc.core.JdbcTemplate.execute(JdbcTemplate.java:407)");
        assertThat(place.kind()).isEqualTo(FrameKind.LIBRARY);
        assertThat(place.through()).isEmpty();
    }

    @Test
    void namesLibrariesOfTheOptionByTheirPackage() {
        PlaceFinder finder =
                new PlaceFinder(new FrameKindClassifier(List.of(), List.of("com.acme.platform"), CodeSources.UNKNOWN));

        assertThat(finder.find(Stacks.parse(STACK)).through()).containsExactly("Spring", "com.acme.platform", "jOOQ");
    }

    @Test
    void usesCodeSourceOfSampleInPackageOfItsFramework() {
        PlaceFinder finder = new PlaceFinder(new FrameKindClassifier(
                List.of(), List.of(), name -> name.startsWith("org.springframework.samples.petclinic.owner.")));

        StackPlace place = finder.find(Stacks.parse("""
                com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
                org.hibernate.internal.SessionImpl.find(SessionImpl.java:2480)
                org.springframework.data.jpa.repository.support.SimpleJpaRepository.findById(SimpleJpaRepository.java:9)
                jdk.proxy2.$Proxy161.findById(Unknown Source)
                org.springframework.samples.petclinic.owner.OwnerController.findOwner(OwnerController.java:64)
                org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
                """));

        assertThat(place.text())
                .isEqualTo("org.springframework.samples.petclinic.owner.OwnerController"
                        + ".findOwner(OwnerController.java:64)");
        assertThat(place.through()).containsExactly("Hibernate", "Spring Data");
    }

    @Test
    void usesDataSourceOfTheApplicationIfNoOtherCodeIsOnTheStack() {
        StackPlace place = Stacks.finder("com.acme").find(Stacks.parse("""
                com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
                com.acme.TenantDataSource.getConnection(TenantDataSource.java:18)
                org.quartz.impl.jdbcjobstore.JobStoreSupport.getConnection(JobStoreSupport.java:741)
                """));

        assertThat(place.text()).isEqualTo("com.acme.TenantDataSource.getConnection(TenantDataSource.java:18)");
    }

    @Test
    void usesCallerOfDataSourceOfTheApplicationButNotOfItsHelper() {
        CodeSources sources = new CodeSources() {
            @Override
            public boolean isApplication(String className) {
                return className.startsWith("com.acme.");
            }

            @Override
            public boolean isDataSource(String className) {
                return className.equals("com.acme.TenantSource");
            }
        };
        PlaceFinder finder = new PlaceFinder(new FrameKindClassifier(List.of(), List.of(), sources));
        String stack = """
                com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
                com.acme.TenantSource.getConnection(TenantSource.java:18)
                com.acme.Invoices.load(Invoices.java:7)
                """;

        assertThat(finder.placeOf(Stacks.parse(stack)).text()).isEqualTo("com.acme.Invoices.load(Invoices.java:7)");
        assertThat(finder.placeOf(Stacks.parse(stack.replace("TenantSource", "Db")))
                        .text())
                .isEqualTo("com.acme.Db.getConnection(Db.java:18)");
    }

    @Test
    void placeBehindProxyHasNoLineButTheOneThatCallsIt() {
        Place place = Stacks.finder("com.acme").placeOf(Stacks.parse("""
                com.zaxxer.hikari.HikariDataSource.getConnection(HikariDataSource.java:128)
                org.springframework.transaction.interceptor.TransactionInterceptor.invoke(TransactionInterceptor.java:9)
                com.acme.OrderService$$SpringCGLIB$$0.save(<generated>)
                com.acme.OrderController$$SpringCGLIB$$0.create(<generated>)
                com.acme.OrderController.lambda$create$0(OrderController.java:31)
                com.acme.Main.main(Main.java:7)
                """));

        assertThat(place.text()).isEqualTo("com.acme.OrderService.save(<generated>)");
        assertThat(place.calledAt()).isEqualTo("com.acme.OrderController.create(OrderController.java:31)");
        assertThat(place.words())
                .isEqualTo("com.acme.OrderService.save"
                        + " (called at com.acme.OrderController.create(OrderController.java:31))");
    }

    @Test
    void callerOfProxyIsOtherCodeIfTheApplicationDoesNotCallIt() {
        String stack = """
                org.springframework.transaction.interceptor.TransactionInterceptor.invoke(TransactionInterceptor.java:9)
                com.acme.OrderService$$SpringCGLIB$$0.save(<generated>)
                org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)
                """;

        assertThat(Stacks.finder("com.acme").placeOf(Stacks.parse(stack)).words())
                .isEqualTo("com.acme.OrderService.save");
        stack += "org.shop.Filter.filter(Filter.java:3)";
        assertThat(Stacks.finder("com.acme").placeOf(Stacks.parse(stack)).words())
                .isEqualTo("com.acme.OrderService.save");
        assertThat(Stacks.finder().placeOf(Stacks.parse(stack)).words())
                .isEqualTo("com.acme.OrderService.save (called at org.shop.Filter.filter(Filter.java:3))");
    }

    @Test
    void namesLibraryWhoseFrameThePlaceIs() {
        assertThat(Stacks.finder("com.acme")
                        .placeOf(Stacks.parse("org.quartz.impl.Db.get(Db.java:741)"))
                        .words())
                .isEqualTo("org.quartz.impl.Db.get(Db.java:741) (by Quartz itself)");
    }

    @Test
    void emptyStackHasNoPlace() {
        StackPlace place = Stacks.place("");

        assertThat(place.text()).isEqualTo("unknown");
        assertThat(place.kind()).isEqualTo(FrameKind.MACHINERY);
        assertThat(place.index()).isNegative();
    }

    @Test
    void usesFirstFrameIfAllAreMachinery() {
        assertThat(Stacks.place("java.lang.Thread.run(Thread.java:840)").text())
                .isEqualTo("java.lang.Thread.run(Thread.java:840)");
    }

    @Test
    void shortensNamesOfExtremeLength() {
        StackTraceElement frame = new StackTraceElement("com.acme." + "x".repeat(65_000), "find", "X.java", 7);

        assertThat(Stacks.finder().find(new StackTraceElement[] {frame}).text())
                .hasSizeLessThan(FrameText.MAX_NAME + 30)
                .startsWith("com.acme.xxx")
                .endsWith("xxx.find(X.java:7)");
    }

    @Test
    void readsStacksOfManyFramesInTimeProportionalToTheirLength() {
        StackTraceElement[] stack = new StackTraceElement[200_000];
        Arrays.fill(stack, new StackTraceElement("com.acme.Db", "getConnection", "Db.java", 7));
        stack[stack.length - 1] = new StackTraceElement("org.quartz.core.QuartzScheduler", "run", "X.java", 7);

        assertThat(Stacks.finder().find(stack).index()).isZero();
        assertThat(Stacks.finder("com.acme").find(stack).index()).isZero();
    }
}
