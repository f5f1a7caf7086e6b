;; finds: abandoned error at opened
;; opens: opened through Clojure
(ns com.acme.clojure.LazySequence
  (:gen-class :implements [com.acme.host.Program]))

(defn owners [pool]
  (let [connection (.getConnection pool) ;; line: opened
        rows (.executeQuery (.createStatement connection) "SELECT owner FROM account")
        more (fn more [] (lazy-seq (if (.next rows)
                                     (cons (.getString rows 1) (more))
                                     (.close connection))))]
    (more)))

(defn -run [_ host]
  (first (owners (.dataSource host))))
