package com.acme.support;

import java.time.Duration;

/**
 * The configuration of a pool. A value that is null keeps the pool's default.
 *
 * @param name the name of the pool, if pools of its kind have one
 * @param driver the class of the driver; MyBatis' pool requires it
 * @param url where the pool connects to
 * @param user the user, null for none
 * @param password the password, null for none
 * @param idle how many connections the pool keeps ready; 0 for its default, but at most one
 * @param size the maximum number of connections
 * @param maxWait how long a borrower waits for a connection
 */
public record PoolSetup(
        String name, String driver, String url, String user, String password, int idle, int size, Duration maxWait) {
    /** {@return a configuration that has only a URL and a maximum size} */
    public static PoolSetup of(String url, int size) {
        return new PoolSetup(null, null, url, null, null, 0, size, null);
    }

    /** {@return this configuration with a name} */
    public PoolSetup withName(String newName) {
        return new PoolSetup(newName, driver, url, user, password, idle, size, maxWait);
    }

    /** {@return this configuration with a driver} */
    public PoolSetup withDriver(String newDriver) {
        return new PoolSetup(name, newDriver, url, user, password, idle, size, maxWait);
    }

    /** {@return this configuration with user and password} */
    public PoolSetup withUser(String newUser, String newPassword) {
        return new PoolSetup(name, driver, url, newUser, newPassword, idle, size, maxWait);
    }

    /** {@return this configuration with a number of connections that are kept ready} */
    public PoolSetup withIdle(int newIdle) {
        return new PoolSetup(name, driver, url, user, password, newIdle, size, maxWait);
    }

    /** {@return this configuration with a limit on the wait for a connection} */
    public PoolSetup withMaxWait(Duration newMaxWait) {
        return new PoolSetup(name, driver, url, user, password, idle, size, newMaxWait);
    }

    int idleOrOne() {
        return Math.max(idle, 1);
    }

    String userOrEmpty() {
        return user == null ? "" : user;
    }

    String passwordOrEmpty() {
        return password == null ? "" : password;
    }
}
