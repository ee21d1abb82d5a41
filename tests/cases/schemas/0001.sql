BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE journal (
    book TEXT NOT NULL,
    seq INTEGER NOT NULL,
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    revision INTEGER NOT NULL,
    dated TEXT,
    first_day TEXT,
    last_day TEXT,
    counts_from TEXT,
    debit TEXT,
    credit TEXT,
    minor INTEGER,
    currency TEXT,
    counter_minor INTEGER,
    counter_currency TEXT,
    body TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    origin TEXT,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (book, seq),
    CONSTRAINT one_fact_a_reference UNIQUE (book, reference, revision),
    CONSTRAINT known_kind CHECK (kind IN ('agreement', 'programme', 'activity', 'disbursement',
        'interest', 'transfer', 'expenditure', 'refund', 'recovery', 'reversal', 'in_kind',
        'addendum', 'reallocation', 'disallowance', 'bank_balance')),
    CONSTRAINT opening_first CHECK ((seq = 1) = (kind IN ('agreement', 'programme'))),
    CONSTRAINT opening_names_book CHECK (seq > 1 OR (reference = book AND revision = 1)),
    CONSTRAINT positive CHECK (seq > 0 AND revision > 0
        AND (minor IS NULL OR minor > 0) AND (counter_minor IS NULL OR counter_minor > 0)),
    CONSTRAINT amount_has_currency CHECK ((minor IS NULL) = (currency IS NULL)
        AND (counter_minor IS NULL) = (counter_currency IS NULL)),
    CONSTRAINT two_sides CHECK ((debit IS NULL) = (credit IS NULL)
        AND (debit IS NULL OR (debit <> credit AND minor IS NOT NULL))
        AND CASE WHEN kind IN ('disbursement', 'interest', 'transfer', 'expenditure', 'refund',
            'recovery') THEN debit IS NOT NULL ELSE debit IS NULL OR kind = 'reversal' END),
    CONSTRAINT amount_where_it_belongs CHECK (CASE
        WHEN kind IN ('in_kind', 'reallocation', 'disallowance') THEN minor IS NOT NULL
        ELSE (minor IS NULL) = (debit IS NULL) END
        AND (counter_minor IS NULL
            OR kind IN ('disbursement', 'interest', 'transfer', 'refund', 'reversal'))),
    CONSTRAINT dated_where_it_happened CHECK (
        kind IN ('agreement', 'programme', 'activity') OR dated IS NOT NULL),
    CONSTRAINT days_in_order CHECK ((dated IS NULL) = (first_day IS NULL)
        AND (dated IS NULL) = (last_day IS NULL) AND (dated IS NULL OR first_day <= last_day)
        AND (debit IS NULL) = (counts_from IS NULL)
        AND (counts_from IS NULL OR counts_from IN (first_day, last_day))),
    CONSTRAINT hashed CHECK (length(hash) = 64 AND length(previous) = 64)
) STRICT, WITHOUT ROWID
;
INSERT INTO "journal" VALUES('FORO-2016',1,'agreement','FORO-2016',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"accounts":[{"code":"MXN","currency":"MXN"},{"code":"USD","currency":"USD"},{"code":"ANTICIPO-PEÑA","currency":"MXN","holder":"Dirección"}],"conversion":"fifo","currency":"EUR","fiscal_year_start":1,"lines":[{"ceiling":{"amount":"90000.00","currency":"MXN"},"code":"PASAJES","eligible":true,"title":"Pasajes aéreos"},{"ceiling":{"amount":"40000.00","currency":"MXN"},"code":"VIÁTICOS","eligible":true,"title":"Viáticos"}],"prefinancing":false,"provenance":"source","spending_rates":[],"title":"Foro de la Democracia Latinoamericana «X edición»"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'0000000000000000000000000000000000000000000000000000000000000000','b06b2b1037b4359649ef095d6c71f5f4497187478c3582611b531f29bdec4973');
INSERT INTO "journal" VALUES('FORO-2016',2,'activity','F-1',1,'2016-10-05/2016-10-07','2016-10-05','2016-10-07',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"forum","count":1,"lessons":"Invitar antes","partners":["OEA","IIDH"],"place":"Ciudad de México","provenance":"source","summary":"Participaron 12 países;\nse acordó repetirlo.","title":"Foro en la Ciudad de México"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'b06b2b1037b4359649ef095d6c71f5f4497187478c3582611b531f29bdec4973','ad760dd6f4651caf194e5bba24394cf80b12f49429d839abc63b27eb23456053');
INSERT INTO "journal" VALUES('FORO-2016',3,'disbursement','M-1',1,'2016-08','2016-08-01','2016-08-31','2016-08-01','held:MXN','partner',20000000,'MXN',1000000,'EUR','{"account":"MXN","provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'ad760dd6f4651caf194e5bba24394cf80b12f49429d839abc63b27eb23456053','07b0f3b57c66491b1763b3f98ac465fcc721e9c33f701bb51c4069f721094c72');
INSERT INTO "journal" VALUES('FORO-2016',4,'disbursement','M-2',1,'2016-09-01','2016-09-01','2016-09-01','2016-09-01','held:USD','partner',100000,'USD',90000,'EUR','{"account":"USD","provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'07b0f3b57c66491b1763b3f98ac465fcc721e9c33f701bb51c4069f721094c72','10a3f972e6b3c91fd7fb48e8fcac91dee1022fd741d9f6194a8a045bdebc76a0');
INSERT INTO "journal" VALUES('FORO-2016',5,'interest','I-1',1,'2016-09-30','2016-09-30','2016-09-30','2016-09-30','held:MXN','earned',15025,'MXN',NULL,NULL,'{"account":"MXN","provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'10a3f972e6b3c91fd7fb48e8fcac91dee1022fd741d9f6194a8a045bdebc76a0','6b3d2eef1fba0ec80e5addb6079e76e9fafc42f9eb84ec5ea90bc62dd02a9b7c');
INSERT INTO "journal" VALUES('FORO-2016',6,'transfer','T-1',1,'2016-09-15','2016-09-15','2016-09-15','2016-09-15','held:MXN','held:USD',50000,'USD',950000,'MXN','{"account":"USD","provenance":"source","to_account":"MXN"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'6b3d2eef1fba0ec80e5addb6079e76e9fafc42f9eb84ec5ea90bc62dd02a9b7c','2235f9603774507b9378479c6d95a4da3e9a7632932660ce2bc367e1e776c7e2');
INSERT INTO "journal" VALUES('FORO-2016',7,'transfer','T-2',1,'2016-10-01','2016-10-01','2016-10-01','2016-10-01','held:ANTICIPO-PEÑA','held:MXN',2000000,'MXN',NULL,NULL,'{"account":"MXN","provenance":"source","to_account":"ANTICIPO-PEÑA"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'2235f9603774507b9378479c6d95a4da3e9a7632932660ce2bc367e1e776c7e2','7767fd46245c1f4c3407a429d833fc28f91f255b062d521f6cc7215a88a930d5');
INSERT INTO "journal" VALUES('FORO-2016',8,'expenditure','G-1',1,'2016-10-05','2016-10-05','2016-10-05','2016-10-05','used','held:MXN',6000000,'MXN',NULL,NULL,'{"account":"MXN","activities":[{"code":"F-1"}],"concept":"Boletos «ida y vuelta»","lines":[{"code":"PASAJES"}],"payee":"Aerolínea Ñandú, S. A.","provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'7767fd46245c1f4c3407a429d833fc28f91f255b062d521f6cc7215a88a930d5','d0a704e76db747bbc0f880e76c03ad3f99b4c58895a4d7418f555c0ebc1ea901');
INSERT INTO "journal" VALUES('FORO-2016',9,'expenditure','G-2',1,'2016-10-07','2016-10-07','2016-10-07','2016-10-07','used','held:ANTICIPO-PEÑA',1234567,'MXN',NULL,NULL,'{"account":"ANTICIPO-PEÑA","activities":[],"lines":[{"amount":{"amount":"10000.00","currency":"MXN"},"code":"VIÁTICOS"}],"provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'d0a704e76db747bbc0f880e76c03ad3f99b4c58895a4d7418f555c0ebc1ea901','963a20dafcfc9fd2e8c781f9c6869699ab742ccd95687472b8feb3ca0c450946');
INSERT INTO "journal" VALUES('FORO-2016',10,'expenditure','G-3',1,'2016','2016-01-01','2016-12-31','2016-12-31','used','held:MXN',100000,'MXN',NULL,NULL,'{"account":"MXN","activities":[],"lines":[],"provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'963a20dafcfc9fd2e8c781f9c6869699ab742ccd95687472b8feb3ca0c450946','3b7fd15a6fb55b2d36efdd08b2b9436e4eb13a655ad787808e26246aa88e601b');
INSERT INTO "journal" VALUES('FORO-2016',11,'bank_balance','EC-10',1,'2016-10-31','2016-10-31','2016-10-31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"account":"MXN","balance":{"amount":"120000.00","currency":"MXN"},"provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'3b7fd15a6fb55b2d36efdd08b2b9436e4eb13a655ad787808e26246aa88e601b','53f50ae4a1fb20a16469cbc1d4c1e846d9991ed0ee90825e20962f0a7149b2bf');
INSERT INTO "journal" VALUES('FORO-2016',12,'in_kind','E-1',1,'2016-10-05','2016-10-05','2016-10-05',NULL,NULL,NULL,850000,'MXN',NULL,NULL,'{"activities":["F-1"],"concept":"Salón y personal","provenance":"source"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'53f50ae4a1fb20a16469cbc1d4c1e846d9991ed0ee90825e20962f0a7149b2bf','e0bfa65306cbb8056f76e07ca6431ef29ae45239d1ba8a68d09bd1c5dff29916');
INSERT INTO "journal" VALUES('FORO-2016',13,'addendum','AD-1',1,'2016-10-15','2016-10-15','2016-10-15',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"ceilings":[],"lines":[{"ceiling":{"amount":"30000.00","currency":"MXN"},"code":"HOSPEDAJE","eligible":true,"title":"Hospedaje"}],"provenance":"source","spending_rates":[],"title":"Primera adenda"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'e0bfa65306cbb8056f76e07ca6431ef29ae45239d1ba8a68d09bd1c5dff29916','56b8d101a6bb88c5ff74471e6c0af5495ceb066e111ab7d6e00fd5437fab2a75');
INSERT INTO "journal" VALUES('FORO-2016',14,'reallocation','TR-1',1,'2016-10-20','2016-10-20','2016-10-20',NULL,NULL,NULL,500000,'MXN',NULL,NULL,'{"from_line":"PASAJES","provenance":"source","reason":"Más participantes","to_line":"VIÁTICOS"}','2026-02-02T16:30:00.000000+00:00','ana',NULL,'56b8d101a6bb88c5ff74471e6c0af5495ceb066e111ab7d6e00fd5437fab2a75','04e14751ac3ca2005eefa0e9c78b7bd38e78a69a255077a9b9c560e280147e73');
INSERT INTO "journal" VALUES('FORO-2016',15,'recovery','RC-1',1,'2016-11-03','2016-11-03','2016-11-03','2016-11-03','held:MXN','used',200000,'MXN',NULL,NULL,'{"account":"MXN","activities":[{"code":"F-1"}],"lines":[{"code":"PASAJES"}],"of":"G-1","provenance":"source"}','2026-02-02T16:29:58.999999+00:00','ana',NULL,'04e14751ac3ca2005eefa0e9c78b7bd38e78a69a255077a9b9c560e280147e73','dabafcdd6cb921fb46fd98fc6de169117a3b7ae5637bdfdc0050a9c6adc47f2f');
INSERT INTO "journal" VALUES('FORO-2016',16,'disallowance','N-1',1,'2016-11-10','2016-11-10','2016-11-10',NULL,NULL,NULL,34567,'MXN',NULL,NULL,'{"of":"G-2","provenance":"source","reason":"Falta el comprobante"}','2026-02-02T16:29:58.999999+00:00','ana',NULL,'dabafcdd6cb921fb46fd98fc6de169117a3b7ae5637bdfdc0050a9c6adc47f2f','a833b25fe0ac139d5e97a439c0957b812bf8725a13922730f60fcde2e689892b');
INSERT INTO "journal" VALUES('FORO-2016',17,'expenditure','G-3',2,'2016-12-01','2016-12-01','2016-12-01','2016-12-01','used','held:MXN',110000,'MXN',NULL,NULL,'{"account":"MXN","activities":[],"lines":[],"provenance":"source"}','2026-02-02T16:29:58.999999+00:00','ana',NULL,'a833b25fe0ac139d5e97a439c0957b812bf8725a13922730f60fcde2e689892b','6774d7ef1820890100663858ad8d6bc3f232bc8846ebfce83ccf61fde9ce5454');
INSERT INTO "journal" VALUES('FORO-2016',18,'refund','R-1',1,'2016-12-20','2016-12-20','2016-12-20','2016-12-20','partner','held:MXN',1000000,'MXN',45000,'EUR','{"account":"MXN","disallowance":"N-1","provenance":"source"}','2026-02-02T16:29:58.999999+00:00','ana',NULL,'6774d7ef1820890100663858ad8d6bc3f232bc8846ebfce83ccf61fde9ce5454','fc50d1c7dd4c4a192eb99f7191e34d6332ee1a171607ca95f39b005b36d2006b');
INSERT INTO "journal" VALUES('FORO-2016',19,'reversal','X-1',1,'2016','2016-01-01','2016-12-31','2016-12-31','held:MXN','used',100000,'MXN',NULL,NULL,'{"of":"G-3","of_revision":1,"provenance":"source","reason":"Se duplicó"}','2026-02-02T16:29:58.999999+00:00','ana',NULL,'fc50d1c7dd4c4a192eb99f7191e34d6332ee1a171607ca95f39b005b36d2006b','571769ad7e337e9a5bc11484034e26d8e79816be99dec2ebd7d2bf5f655c8711');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',1,'agreement','INE-SEGIB-2016',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"accounts":[{"code":"MXN","currency":"MXN"}],"channel":"SEGIB","conversion":"fifo","currency":"EUR","fiscal_year_start":1,"instrument":"Convenio de colaboración (la fuente lo llama también Memorando)","lines":[{"code":"PASAJES","eligible":true,"title":"Pasajes aéreos"},{"code":"HONORARIOS","eligible":true,"title":"Honorarios a especialistas internacionales"},{"code":"INTERPRETACIÓN","eligible":true,"title":"Interpretación simultánea y/o traducción de documentos"}],"note":"La fecha de firma es la de recepción del convenio firmado por SEGIB. La fuente no dice la regla de conversión: con una sola ministración, FIFO y promedio dan lo mismo. Tampoco da la vigencia.","origin_of_funds":"AMEXCID","prefinancing":false,"provenance":"source","recipient":"INE","signed":"2016-07-04","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","spending_rates":[],"title":"Convenio de colaboración INE-SEGIB: Programa Internacional de Capacitación Electoral"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Convenio|2','0000000000000000000000000000000000000000000000000000000000000000','05ac4fcf48de8f98f45f4246b1c1ba169bee2a03d0f918d79267f80eef01d889');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',2,'activity','FORO-VII',1,'2016-10-05/2016-10-07','2016-10-05','2016-10-07',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"forum","count":1,"partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"VII Foro de la Democracia Latinoamericana"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Actividades|2','05ac4fcf48de8f98f45f4246b1c1ba169bee2a03d0f918d79267f80eef01d889','d0c3b85cf8a429baa685ed886ccd67626948d2db7c6acf884b12a0c0431cc9f0');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',3,'activity','CURSO-RIESGO',1,'2016-11-28/2016-12-02','2016-11-28','2016-12-02',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"specialised-course","count":1,"partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Curso Internacional Especializado sobre Manejo de Riesgo Electoral"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Actividades|3','d0c3b85cf8a429baa685ed886ccd67626948d2db7c6acf884b12a0c0431cc9f0','761dfa555c4e85f1ef957f3332e79e1b2ba9353fdc354e6c5d3ec8eaa388eb9f');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',4,'disbursement','M-01',1,'2016-08','2016-08-01','2016-08-31','2016-08-01','held:MXN','partner',110979784,'MXN',5485500,'EUR','{"note":"La fuente da el mes, no el día.","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Ministraciones|2','761dfa555c4e85f1ef957f3332e79e1b2ba9353fdc354e6c5d3ec8eaa388eb9f','411e237aaa8142e51726ffa8a0ae69c47ad151ecfedce5adf72f45ff2b9f748e');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',5,'expenditure','G-01',1,'2016-10-05/2016-12-02','2016-10-05','2016-12-02','2016-12-02','used','held:MXN',43576379,'MXN',NULL,NULL,'{"activities":[{"code":"FORO-VII"},{"code":"CURSO-RIESGO"}],"concept":"Gasto de los dos programas, conforme a los rubros del Memorando","lines":[],"note":"La fuente no lo desglosa por programa ni por rubro, ni da los días: se fecha de inicio a fin de los programas.","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Gastos|2','411e237aaa8142e51726ffa8a0ae69c47ad151ecfedce5adf72f45ff2b9f748e','e89f66254cfc0f89fcf09612727bba5354c3b24d5c339d09d8936aaa9c594efd');
INSERT INTO "journal" VALUES('INE-SEGIB-2016',6,'refund','R-01',1,'2016-12-29','2016-12-29','2016-12-29','2016-12-29','partner','held:MXN',67403405,'MXN',3100319,'EUR','{"note":"Recursos no utilizados, en cumplimiento de la cláusula 7 del Memorando.","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','INE-SEGIB-2016.xlsx|Reintegros|2','e89f66254cfc0f89fcf09612727bba5354c3b24d5c339d09d8936aaa9c594efd','f74b8ff6ede33d10f26c46a3918524ecb91d2b0464a8c9ee5c6d2bf78b957122');
INSERT INTO "journal" VALUES('PICE',1,'programme','PICE',1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"currency":"MXN","fiscal_year_start":1,"institution":"INE","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Programa Internacional de Capacitación Electoral"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Programa|2','0000000000000000000000000000000000000000000000000000000000000000','83fea4531b7f63b36ba663ad7bfbbe9b98f087582e8e92c5cdc17315c108ac0a');
INSERT INTO "journal" VALUES('PICE',2,'activity','ACT-2014',1,'2014','2014-01-01','2014-12-31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"count":15,"note":"La fuente da solo el número: ni nombres, ni tipos, ni fechas.","partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Actividades de cooperación internacional de 2014"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Actividades|2','83fea4531b7f63b36ba663ad7bfbbe9b98f087582e8e92c5cdc17315c108ac0a','d055ed45a49c9b22772a45847cc97163107312bc1a282cf836785cfe6cac7ff5');
INSERT INTO "journal" VALUES('PICE',3,'activity','TALLERES-2015',1,'2015','2015-01-01','2015-12-31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"workshop","count":5,"partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Talleres internacionales"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Actividades|3','d055ed45a49c9b22772a45847cc97163107312bc1a282cf836785cfe6cac7ff5','03e32a43a051f390cddc44802fa53c69a3b2d9ef5762211001f6a4fe23fd4f64');
INSERT INTO "journal" VALUES('PICE',4,'activity','CURSOS-2015',1,'2015','2015-01-01','2015-12-31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"specialised-course","count":2,"partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Cursos internacionales especializados"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Actividades|4','03e32a43a051f390cddc44802fa53c69a3b2d9ef5762211001f6a4fe23fd4f64','2d687296a906dc7a3a552b319fadbbdd9dd7275a60ec49da61f9a498c0e52f49');
INSERT INTO "journal" VALUES('PICE',5,'activity','JORNADA-2015',1,'2015','2015-01-01','2015-12-31',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'{"activity_kind":"electoral-conference","count":1,"partners":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»","title":"Jornada Electoral Interamericana"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Actividades|5','2d687296a906dc7a3a552b319fadbbdd9dd7275a60ec49da61f9a498c0e52f49','7ad145b334bf139cc9f8ef7b4a40e12a2dd9789bd7f541ea8df1447048ffc483');
INSERT INTO "journal" VALUES('PICE',6,'expenditure','FIN-2014',1,'2014','2014-01-01','2014-12-31','2014-12-31','used','own_funds',27086910,'MXN',NULL,NULL,'{"activities":[{"code":"ACT-2014"}],"concept":"Cooperación de 2014","lines":[],"note":"La fuente no la llama financiera; así la distingue del valor en especie la redacción de 2015.","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Gastos|2','7ad145b334bf139cc9f8ef7b4a40e12a2dd9789bd7f541ea8df1447048ffc483','ec4a3ae6af71c5dbfe19301112b345d2868a1791c111dd5837150ca1d15ea51a');
INSERT INTO "journal" VALUES('PICE',7,'expenditure','FIN-2015',1,'2015','2015-01-01','2015-12-31','2015-12-31','used','own_funds',134556400,'MXN',NULL,NULL,'{"activities":[{"code":"TALLERES-2015"},{"code":"CURSOS-2015"},{"code":"JORNADA-2015"}],"concept":"Cooperación financiera de 2015","lines":[],"provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Gastos|3','ec4a3ae6af71c5dbfe19301112b345d2868a1791c111dd5837150ca1d15ea51a','e6c50dd1ec5ed6cee3c6995375be7df2835c6554ac2ce9125934487cab5c56a5');
INSERT INTO "journal" VALUES('PICE',8,'in_kind','ESP-2014',1,'2014','2014-01-01','2014-12-31',NULL,NULL,NULL,29542380,'MXN',NULL,NULL,'{"activities":["ACT-2014"],"concept":"Participación de funcionarios del INE","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Aportaciones en especie|2','e6c50dd1ec5ed6cee3c6995375be7df2835c6554ac2ce9125934487cab5c56a5','f982fdaf43ef55e9cad161971ccbe7bda2622c67503633db0dfcb9110aa81979');
INSERT INTO "journal" VALUES('PICE',9,'in_kind','ESP-2015',1,'2015','2015-01-01','2015-12-31',NULL,NULL,NULL,50782700,'MXN',NULL,NULL,'{"activities":["TALLERES-2015","CURSOS-2015","JORNADA-2015"],"concept":"Participación de funcionarios del INE como especialistas","provenance":"source","source":"Informe anual 2016 del INE, anexo 1, «Atención de Actividades Adicionales»"}','2026-01-15T15:00:00.250000+00:00','ana','PICE-2014-2015.xlsx|Aportaciones en especie|3','f982fdaf43ef55e9cad161971ccbe7bda2622c67503633db0dfcb9110aa81979','123312dbe95198650d7210099b9a4df59c51dcb84402db5551e84e78dfa4f8b5');
CREATE TRIGGER journal_is_not_updated BEFORE UPDATE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never updated'); END;
CREATE TRIGGER journal_is_not_deleted BEFORE DELETE ON journal
    BEGIN SELECT RAISE(ABORT, 'the journal is append-only: a row is never deleted'); END;
CREATE TRIGGER journal_replaces_nothing BEFORE INSERT ON journal
    WHEN EXISTS (SELECT 1 FROM journal WHERE book = NEW.book
                 AND reference = NEW.reference AND revision = NEW.revision)
    BEGIN SELECT RAISE(ABORT, 'the journal has this reference and revision already'); END;
CREATE TRIGGER journal_has_no_gap BEFORE INSERT ON journal
    WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM journal WHERE book = NEW.book), 0)
    BEGIN SELECT RAISE(ABORT, 'the journal has no gaps: seq is not the next one'); END;
CREATE TRIGGER journal_is_chained BEFORE INSERT ON journal
    WHEN NEW.previous <> coalesce(
        (SELECT hash FROM journal WHERE book = NEW.book ORDER BY seq DESC LIMIT 1),
        '0000000000000000000000000000000000000000000000000000000000000000')
    BEGIN SELECT RAISE(ABORT, 'the journal is a chain: previous is not the last hash'); END;
CREATE VIEW postings AS
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, credit AS account, currency, -minor AS minor
FROM journal WHERE debit IS NOT NULL
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, debit, currency, minor
FROM journal WHERE debit IS NOT NULL AND NOT (counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal'))
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, 'conversion', currency, minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal')
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, 'conversion', counter_currency, -counter_minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal')
UNION ALL
SELECT book, seq, kind, reference, revision, counts_from, recorded_at, debit, counter_currency, counter_minor
FROM journal WHERE debit IS NOT NULL AND counter_minor IS NOT NULL AND kind IN ('transfer', 'reversal');
CREATE VIEW trial_balance AS
SELECT book, account, currency,
       sum(CASE WHEN minor > 0 THEN minor ELSE 0 END) AS debit,
       sum(CASE WHEN minor < 0 THEN -minor ELSE 0 END) AS credit,
       sum(minor) AS balance
FROM postings GROUP BY book, account, currency;
COMMIT;
