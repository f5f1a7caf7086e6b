package org.apache.tomcat.jdbc.pool;

/** Bears the name of a pool's class; the pool itself is not on the test's path. */
public class DataSourceProxy {
    /** As an application's subclass would be. */
    public static class OfTheApplication extends DataSourceProxy {}
}
