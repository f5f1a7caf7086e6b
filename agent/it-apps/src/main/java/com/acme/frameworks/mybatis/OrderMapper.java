package com.acme.frameworks.mybatis;

import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** The shop's statements. */
public interface OrderMapper {
    @Update("CREATE TABLE mybatis_orders (id INT)")
    void create();

    @Insert("INSERT INTO mybatis_orders VALUES (#{id})")
    void place(int id);

    @Select("SELECT COUNT(*) FROM mybatis_orders")
    int count();

    @Update("DROP TABLE mybatis_orders")
    void drop();
}
