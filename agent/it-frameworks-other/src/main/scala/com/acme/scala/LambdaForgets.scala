// finds: abandoned error at opened
// opens: opened
package com.acme.scala

import com.acme.host.{Host, Program}
import javax.sql.DataSource

/** Opens a connection in a lambda and closes only its result. */
class LambdaForgets extends Program:
  override def run(host: Host): Unit =
    List(1).map(id => owner(host.dataSource, id))

  private def owner(pool: DataSource, id: Int): Option[String] =
    Some(pool.getConnection) // line: opened
      .map(connection => connection.createStatement.executeQuery(s"SELECT owner FROM account WHERE id = $id"))
      .filter(_.next)
      .map(rows => try rows.getString(1) finally rows.close())
