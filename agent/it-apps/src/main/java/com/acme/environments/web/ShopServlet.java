package com.acme.environments.web;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

import com.acme.environments.Workload;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Takes one item from the stock per request, through the pool of its web application. */
public class ShopServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    private transient HikariDataSource pool;

    @Override
    public void init() throws ServletException {
        try {
            // Both web applications use the same name for their pools.
            pool = Workload.pool("shop", getServletContext().getContextPath().substring(1), 2);
            Workload.prepare(pool);
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            int left = Workload.takeAndLook(pool);
            response.getWriter().print(left + " left, " + where());
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    /** Prints the class loaders of the parts; the third session of a request. */
    private String where() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            return loaderOf(this) + " " + loaderOf(pool) + " " + loaderOf(connection);
        }
    }

    private static String loaderOf(Object object) {
        return object.getClass().getClassLoader().getClass().getSimpleName();
    }

    @Override
    public void destroy() {
        pool.close();
    }
}
