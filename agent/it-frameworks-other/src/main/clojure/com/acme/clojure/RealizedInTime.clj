;; finds: nothing
;; opens: opened through Clojure
(ns com.acme.clojure.RealizedInTime
  (:gen-class :implements [com.acme.host.Program]))

(defn owners [pool]
  (with-open [connection (.getConnection pool) ;; line: opened
              statement (.createStatement connection)
              rows (.executeQuery statement "SELECT owner FROM account")]
    (doall (map :owner (resultset-seq rows)))))

(defn -run [_ host]
  (count (owners (.dataSource host))))
