package com.acme.mybatis;

import java.util.List;

import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.cursor.Cursor;

/** Statements on accounts. */
public interface AccountMapper {
    @Select("SELECT owner FROM account")
    List<String> owners();

    @Select("SELECT id FROM account")
    Cursor<Integer> ids();

    @Update("UPDATE account SET balance = 0 WHERE id = #{id}")
    int clear(int id);
}
