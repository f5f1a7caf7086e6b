// finds: second-session warning at inner with outer
// opens: outer
// opens: inner
package com.acme.scala

import com.acme.host.{Host, Program}
import javax.sql.DataSource
import scala.util.Using

/** A singleton object opens a connection inside a for comprehension of its caller. */
class ObjectOpensSecond extends Program:
  override def run(host: Host): Unit =
    Using.resource(host.dataSource.getConnection) { connection => // line: outer
      connection.createStatement.executeUpdate("UPDATE account SET balance = 0 WHERE id = 1")
      for id <- List(2) do Balances.read(host.dataSource, id)
    }

private object Balances:
  def read(pool: DataSource, id: Int): Boolean =
    Using.resource(pool.getConnection) { connection => // line: inner
      connection.createStatement.executeQuery(s"SELECT balance FROM account WHERE id = $id").next
    }
