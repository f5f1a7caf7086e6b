;; finds: second-session warning at inner with outer
;; because: a query with the transaction joins it, one with the specification of the pool does not
;; opens: outer through clojure.java.jdbc
;; opens: inner through clojure.java.jdbc
(ns com.acme.clojure.QueryInsideTransaction
  (:require [clojure.java.jdbc :as jdbc])
  (:gen-class :implements [com.acme.host.Program]))

(defn owner [db id]
  (jdbc/query db ["SELECT owner FROM account WHERE id = ?" id])) ;; line: inner

(defn -run [_ host]
  (let [db {:datasource (.dataSource host)}]
    (jdbc/with-db-transaction [transaction db] ;; line: outer
      (jdbc/execute! transaction ["UPDATE account SET balance = 0 WHERE id = 1"])
      (dorun (map (fn [id] (owner transaction id)) [2 3]))
      (owner db 2))))
