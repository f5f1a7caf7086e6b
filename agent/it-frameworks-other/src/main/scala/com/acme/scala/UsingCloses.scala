// finds: nothing
// opens: opened
package com.acme.scala

import com.acme.host.{Host, Program}
import scala.util.Using

/** Opens and closes in the lambda of a lazy view. */
class UsingCloses extends Program:
  override def run(host: Host): Unit =
    val owners = (1 to 3).view.map { id =>
      Using.resource(host.dataSource.getConnection) { connection => // line: opened
        connection.createStatement.executeQuery(s"SELECT owner FROM account WHERE id = $id").next
      }
    }
    assert(owners.forall(identity))
