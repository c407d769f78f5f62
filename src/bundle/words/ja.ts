/** The words of a bundle in Japanese. */
import type { BundleWords } from "./words.ts";

/** Japanese. */
export const ja: BundleWords = {
  title: "ccmtrace バンドル: Cisco TAC に送る Cisco CallManager トレース",
  intro: [
    "このアーカイブは、ccmtrace が CallManager のトレースから作成しました。検出した内容とその場所、必要な範囲のトレースが",
    "入っています。サーバ、電話機、ユーザなどの名前は置き換え、秘密情報は取り除いてあります。",
  ],
  headings: {
    missing: "不足しているもの",
    separately: "TAC の指示に従って別に送るもの",
    found: "検出した内容",
    inside: "入っているもの",
    leftOut: "入っていないものとその理由",
    redaction: "置き換えた内容",
    check: "確認方法",
  },
  nothingMissing: "必要とわかっているものはすべて揃っています。",
  nothingFound: "既知の障害は見つかりませんでした。検出できなかった可能性のあるものは coverage.json にあります。",
  found: (incidents, findings, worst) =>
    `インシデント ${incidents} 件、検出 ${findings} 件。${worst === null ? "" : `最も重大なもの: ${worst}`}`,
  missingCase: (fields) => `ケースの情報 (case.json): ${fields}`,
  missingLogs: (kind, page, logs) => `${kind} (ガイド P.${page}): ${logs}`,
  missingList: (logs) => `TAC に連絡する前に取得するログ (ガイド P.9-4) のうち: ${logs}`,
  separatelyIntro: "次のものはバンドルに入れません。送る前に、安全な送付方法を TAC に確認してください。",
  separatelyFor: (kind, page, items) => `${kind} (ガイド P.${page}): ${items}`,
  fields: {
    sr: "サービス リクエスト番号",
    severity: "重大度",
    problem: "問題の内容",
    impact: "業務への影響",
    started: "発生時期",
    changed: "直前に変更したこと",
    tried: "試したこと",
    phonesAffected: "影響を受けている電話機",
    usersAffected: "影響を受けているユーザ",
  },
  kinds: {
    "lsc-validation": "ローカルで有効な証明書の検証",
    capf: "Certificate Authority Proxy Function",
    "ctl-client": "CTL クライアント、CTL ファイル、セキュリティ トークン",
    "phone-files": "電話機のファイルと TFTP",
    https: "HTTPS",
    srst: "SRST リファレンス",
    encryption: "暗号化",
  },
  items: {
    "capture-file": "該当日のパケット キャプチャ ファイル (.pkt)",
    "capture-key": "そのファイルのキー",
    "sniffer-trace": "関係するデバイス間の SRTP パケットのスニファ トレース",
    administrator: "CallManager サーバの管理ユーザ名とパスワード",
  },
  roles: {
    readme: "この説明 (英語と日本語)",
    case: "ケースについてわかっていることと、わかっていないこと",
    report: "レポート (テキスト、ブラウザ用ページ、データ、チケット、英語と日本語)",
    findings: "ソース、検出、インシデント、問題 (1 行に 1 件)",
    timeline: "検出した内容を時刻順に並べた表",
    evidence: "インシデントごとの前後の行",
    coverage: "存在したログ、検出できなかった可能性のあるもの、TAC が必要とするもの",
    redaction: "置き換えた数と取り除いた数 (種類別、ファイル別)",
    patterns: "検索に使用したパターンとルール",
    "run-log": "実行した処理の記録",
    log: "トレース。各ファイルのどの行が入っているかは manifest.json にあります",
    manifest: "全ファイルの出所、サイズ、ダイジェスト、残した行",
    sums: "全ファイルの SHA-256",
  },
  logsModes: {
    none: "トレースは入っていません (--logs none)。",
    evidence: "トレースのうち、検出したレコードと、スキャンに必要な前後のレコードが入っています (--logs evidence)。",
    window:
      "トレースのうち、検出したレコード、各インシデントの 5 分前から 5 分後までの全レコード、スキャンに必要なレコードが入っています (--logs window)。",
    all: "トレース全体が入っています (--logs all)。",
  },
  leftOut: {
    "not-wanted": "--logs none により除いたトレース",
    "no-log": "既知のログではなく、検出した内容も含まないテキスト",
    secret: "キー、証明書、パケット キャプチャ",
    "not-read": "読み取れなかったファイル (レポートの「問題」を参照してください)",
    changed: "バンドルの作成中に書き込みがあったファイル (先にコピーしてください)",
  },
  leftOutCount: (what, files) => `${files} ファイル: ${what}`,
  cutLogs: (files, lines) =>
    `${files} 個のトレースの ${lines} 行。どの行かは manifest.json にあります。レコード単位で除いており、レポートの行番号は元のファイルのものです。`,
  nothingLeftOut: "ありません。",
  redaction: [
    "名前はそれぞれ代わりの名前に置き換えてあり、どのファイルでも同じです。同じネットワークのアドレスは同じネットワークの",
    "まま、SEP で始まる名前は SEP で始まる名前のままです。元に戻すための対応表は入っていません。送信者が保管しており、",
    "ccmtrace bundle unmask で回答を元の名前に戻せます。[removed: …] は取り除いた秘密情報で、どこにも残っていません。",
    "アーカイブの作成後、すべての名前と秘密情報をさまざまな表記で全体から検索しました。見つかった場合、アーカイブは",
    "削除されます。",
  ],
  replaced: (kind, places) => `${kind}: ${places}`,
  nothingReplaced: "名前も秘密情報も見つかりませんでした。",
  kept: (kinds) => `置き換えていないもの (--keep): ${kinds}`,
  check: [
    "ccmtrace bundle verify FILE    変更されたバイトがないかを確認します",
    "ccmtrace bundle replay FILE    中のトレースをもう一度スキャンして比較します",
    "展開後: sha256sum -c SHA256SUMS",
  ],
  list: (items) => items.join("、"),
  evidence: {
    place: (path, from, to) => `${path}、${from} 行から ${to} 行まで`,
    more: (places) => `ほか ${places} か所。レポートのタイムラインを参照してください。`,
    moreIncidents: (incidents) =>
      `ほか ${incidents} 件のインシデントのファイルはここにはありません。レポートを参照してください。`,
  },
  parts: (name) =>
    `# ${name} の分割ファイルです。次のように結合します: cat ${name}.??? > ${name}\n# (Windows では copy /b で分割ファイルを順に + でつなぎます)。7-Zip で最初のファイルを開くこともできます。\n# ccmtrace bundle verify ${name}.001 ですべてを確認できます。\n`,
};
