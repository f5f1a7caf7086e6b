package org.apache.tomcat.jdbc.pool;

/** Has the name of a pool's class, because the pool itself is not on the test class path. */
public class DataSourceProxy {
    /** A subclass, as an application may define it. */
    public static class OfTheApplication extends DataSourceProxy {}
}
