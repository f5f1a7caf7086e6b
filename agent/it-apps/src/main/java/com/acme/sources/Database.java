package com.acme.sources;

import java.sql.Driver;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.sql.DataSource;

import com.acme.recording.RecordingDataSource;
import com.acme.recording.RecordingDriver;
import com.acme.support.Databases;
import com.acme.support.PoolSetup;
import com.mysql.cj.jdbc.MysqlDataSource;
import org.h2.jdbcx.JdbcDataSource;

/** The database of a source. */
record Database(String url, String user, String password) {
    static Database h2(String name) {
        return new Database(Databases.url(name), "sa", "");
    }

    /** A database whose driver records every call. */
    static Database recorded(String name) {
        return new Database(Databases.url(name).replace("jdbc:", RecordingDriver.PREFIX), "sa", "");
    }

    /** The URL contains user and password; some pools need them in addition to it. */
    static Database server(String url) {
        return new Database(url, parameter(url, "user"), parameter(url, "password"));
    }

    private static String parameter(String url, String name) {
        Matcher found = Pattern.compile("[?&]" + name + "=([^&]*)").matcher(url);
        return found.find() ? found.group(1) : "";
    }

    private boolean isRecorded() {
        return url.startsWith(RecordingDriver.PREFIX);
    }

    boolean isH2() {
        return url.startsWith("jdbc:h2:");
    }

    Class<? extends Driver> driver() {
        if (isRecorded()) {
            return RecordingDriver.class;
        }
        return isH2() ? org.h2.Driver.class : com.mysql.cj.jdbc.Driver.class;
    }

    Class<? extends DataSource> dataSourceClass() {
        if (isRecorded()) {
            return RecordingDataSource.class;
        }
        return isH2() ? JdbcDataSource.class : MysqlDataSource.class;
    }

    DataSource dataSource() {
        if (isRecorded()) {
            RecordingDataSource source = new RecordingDataSource();
            source.setUrl(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
        if (isH2()) {
            JdbcDataSource source = new JdbcDataSource();
            source.setURL(url);
            source.setUser(user);
            source.setPassword(password);
            return source;
        }
        MysqlDataSource source = new MysqlDataSource();
        source.setUrl(url);
        return source;
    }

    /** A pool of two to four connections; it finds the driver by the URL. */
    PoolSetup pool(String name) {
        return PoolSetup.of(url, 4).withName(name).withUser(user, password).withIdle(2);
    }

    /** A pool of two to four connections that is told the class of the driver. */
    PoolSetup poolWithDriver(String name) {
        return pool(name).withDriver(driver().getName());
    }

    Properties credentials() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        return properties;
    }
}
