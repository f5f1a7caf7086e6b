package com.acme.environments.rows;

import java.util.List;

import javax.sql.DataSource;

import org.springframework.jdbc.core.JdbcTemplate;

/** Reads rows. */
public final class Rows {
    private final JdbcTemplate template;

    /** Rows of a database. */
    public Rows(DataSource source) {
        template = new JdbcTemplate(source);
    }

    /** The first column of the result of a query. */
    public List<String> texts(String sql) {
        return template.queryForList(sql, String.class); // line: shared
    }
}
