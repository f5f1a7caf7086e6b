package com.acme.frameworks.mybatis;

import com.acme.frameworks.CountedPool;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.session.SqlSessionManager;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** Binds a session of MyBatis to the thread for several calls; other calls use one session each. */
public final class MybatisShop {
    private MybatisShop() {}

    public static void main(String[] arguments) {
        for (String url : arguments) {
            try (CountedPool pool = CountedPool.open("mybatis", url)) {
                Configuration configuration =
                        new Configuration(new Environment("shop", new JdbcTransactionFactory(), pool));
                configuration.addMapper(OrderMapper.class);
                work(SqlSessionManager.newInstance(new SqlSessionFactoryBuilder().build(configuration)));
            }
        }
    }

    private static void work(SqlSessionManager sessions) {
        OrderMapper orders = sessions.getMapper(OrderMapper.class);
        orders.create();
        for (int id = 0; id < 3; id++) {
            orders.place(id); // commits implicitly
        }
        for (int round = 0; round < 5; round++) {
            sessions.startManagedSession();
            try {
                orders.place(10 + round);
                orders.place(20 + round);
                System.out.println("orders=" + orders.count());
                if (round % 2 == 0) {
                    sessions.commit();
                } else {
                    sessions.rollback();
                }
            } finally {
                sessions.close();
            }
        }
        System.out.println("orders=" + orders.count());
        orders.drop();
    }
}
