/** What the command line says about bundles, in Japanese. */
import type { BundleCliWords } from "./en-bundle.ts";

/** Japanese. */
export const jaBundle: BundleCliWords = {
  bundle: {
    summary: "Cisco TAC に送るパッケージ: 検出した内容とそのトレース。名前は置き換えます",
    examples: [
      ["ccmtrace bundle create ./case-4711 -o tac.zip", "バンドルを作成します"],
      ["ccmtrace bundle verify case.zip", "1 バイトも変更されていないかを確認します"],
    ],
  },
  create: {
    summary:
      "バンドルを作成します。レポートとトレースを 1 つのアーカイブにし、名前を置き換え、秘密情報を除き、それを証明します",
    examples: [
      ["ccmtrace bundle create ./case-4711 -o tac.zip --case 612345678", "トレースのフォルダから作成します"],
      ["ccmtrace bundle create download.zip -o tac.zip --dry-run", "入るものと置き換える数だけを表示します"],
      [
        "ccmtrace bundle create ./case-4711 -o tac.zip --logs all --max-size 10MB",
        "トレース全体を 10 MB ずつに分割します",
      ],
    ],
  },
  verify: {
    summary:
      "バンドルを検査します。シール、ダイジェスト、マニフェスト、過不足を調べ、異常があれば終了コード 1 を返します",
    file: "バンドル、または分割ファイルの最初のもの",
    examples: [
      ["ccmtrace bundle verify case.zip", "作成時のままかを確認します"],
      ["ccmtrace bundle verify case.zip --format json --lang ja", "同じ内容をプログラム向けに出力します"],
    ],
  },
  list: {
    summary: "バンドルの内容を表示します",
    examples: [
      ["ccmtrace bundle list case.zip", "ファイル、サイズ、残した行、除いたもの"],
      ["ccmtrace bundle list case.zip --format json", "マニフェスト"],
    ],
  },
  replay: {
    summary:
      "バンドル内のトレースを、中のパターンでもう一度スキャンします。レポートと異なる結果であれば終了コード 1 を返します",
    examples: [
      ["ccmtrace bundle replay case.zip", "レポートどおりの結果になるかを確認します"],
      ["ccmtrace bundle replay case.zip --lang ja", "結果を日本語で表示します"],
    ],
  },
  unmask: {
    summary: "回答に含まれる代わりの名前を元の名前に戻します",
    text: "ファイルまたはテキスト。- を指定すると標準入力から読み取ります",
    examples: [
      ["ccmtrace bundle unmask answer.txt --map case.map.json", "保存した回答を戻します"],
      ['ccmtrace bundle unmask "phone SEP001122334455 is locked" --map case.map.json', "文を戻します"],
    ],
  },
  flags: {
    output: "アーカイブの出力先。.zip で終わる名前にします",
    case: "サービス リクエスト番号。繰り返し指定、またはコンマ区切りができます",
    caseField:
      "ケースについてわかっていること。FIELD=TEXT の形で、severity, problem, impact, started, changed, tried, phonesAffected, usersAffected を指定します。複数指定可。端末では残りの項目を質問します",
    caseFile: "上記の項目を書いた JSON ファイル。指定すると質問しません",
    map: "名前と代わりの名前の対応表。なければ作成し、あれば再利用します。既定ではアーカイブと同じ場所に置きます",
    unmaskMap: "バンドルと一緒に作成された対応表",
    logs: "トレースをどれだけ入れるか: none (入れない)、evidence (検出したレコード)、window (それとインシデントの前後すべて)、all (すべて)",
    keep: "置き換えずに残す名前の種類: host, domain, ip, mac, device, user, number, subject。秘密情報は必ず除きます",
    dryRun: "書き込み以外をすべて実行し、ファイル、サイズ、置き換える数を表示します",
    maxSize: "アーカイブをこのサイズ以下に分割します: 10MB、500KB",
    encrypt: "アーカイブをパスワードで保護します (AES-256)。パスワードは質問するか、--password-file から読み取ります",
    passwordFile: "このファイルの 1 行目をパスワードとして使用します (環境変数 CCMTRACE_PASSWORD も使えます)",
  },
  noOutput: "-o がありません。バンドルの出力先を指定してください。例: -o case.zip",
  badOutput: (file) => `-o ${file}: バンドルの名前は .zip で終わるものを 1 つだけ指定してください。`,
  insideInput: (file, folder) =>
    `${file} はトレースのフォルダ ${folder} の中にあるため、次回トレースとして読み取られます。外の場所を指定してください。`,
  badKeep: (value, kinds) =>
    `--keep に "${value}" は指定できません。次のいずれかを指定してください: ${kinds}。秘密情報は残せません。`,
  badSize: (value) =>
    `--max-size "${value}" は 64 KB 以上のサイズではありません。10MB、500KB、1GB のように指定してください。`,
  badCaseFile: (file, why) => `--case-file ${file}: ${why}`,
  badCaseField: (value, fields) =>
    `--case-field "${value}" は FIELD=TEXT の形ではないか、項目が異なります。項目は次のとおりです: ${fields}。`,
  caseFileMissing: "ファイルがないか、JSON ではありません。",
  caseFileField: (field, fields) =>
    `"${field}" がテキストではないか、ケースの項目ではありません。項目は次のとおりです: ${fields}。`,
  noPassword:
    "--encrypt にはパスワードが必要です。--password-file FILE、環境変数 CCMTRACE_PASSWORD、または端末からの入力で指定してください。",
  shortPassword: "パスワードが空です。",
  passwordsDiffer: "2 回のパスワードが一致しません。",
  idlePassword: "--password-file は --encrypt と一緒に使います。--encrypt を付けるか、パスワードを外してください。",
  badPasswordFile: (file, reason) => `--password-file ${file}: 読み取れません (${reason})。`,
  askPassword: "パスワード: ",
  askAgain: "もう一度: ",
  askCase: "TAC に伝えるケースの情報を入力してください。不明なものは空のままにします。",
  ask: {
    sr: "サービス リクエスト番号: ",
    severity: "重大度 (1 ～ 4): ",
    problem: "問題の内容: ",
    impact: "業務への影響: ",
    started: "発生時期: ",
    changed: "直前に変更したこと: ",
    tried: "試したこと: ",
    phonesAffected: "影響を受けている電話機と台数: ",
    usersAffected: "影響を受けているユーザと人数: ",
  },
  notWritten: (file) => `試行のため、${file} は書き込んでいません`,
  noMap: "--map がありません。バンドルと一緒に作成された対応表 (case.map.json など) を指定してください。",
  nothingToUnmask: "元に戻すものがありません。ファイルまたはテキストを指定してください。",
  interrupted: "中断しました。何も残していません。",
  result: {
    wrote: (file, size) => `作成しました: ${file}、${size}`,
    wouldWrite: (file, size) => `作成する予定です: ${file}、${size}`,
    encrypted: "パスワードで保護しています (AES-256)。次のダイジェストは中のバンドルのものです。",
    sha256: (digest) => `SHA-256     ${digest}`,
    map: (file, isNew) =>
      `対応表      ${file} (${isNew ? "新規" : "再利用"}): 代わりの名前から元の名前に戻せます。保管し、送らないでください。`,
    found: (incidents, findings) => `検出        インシデント ${incidents} 件、検出 ${findings} 件`,
    inside: (logs, others) => `内容        トレース ${logs} 個、その他のファイル ${others} 個`,
    replaced: (what) => `置き換え    ${what}`,
    nothingReplaced: "なし",
    proved: (originals, size) =>
      `証明        ${originals} 個の名前と秘密情報を ${size} の中から検索し、1 つも見つかりませんでした。`,
    leftOut: "入っていないもの:",
    missing: "不足しているもの:",
    separately: "TAC の指示に従って別に送るもの:",
    filesTitle: "ファイル:",
    file: (path, size, replaced) => `${path}  ${size}${replaced > 0 ? `  (${replaced} か所を置き換え)` : ""}`,
    unread: (count) => `${count} か所を読み取れませんでした。レポートの「問題」を参照してください。`,
  },
  check: {
    whole: (files, size) =>
      `異常はありません: ${files} ファイル、${size}。シール、ダイジェスト、マニフェストが一致しています。`,
    broken: (count) => `異常が ${count} 件あります:`,
    faults: {
      "not-a-bundle": "ccmtrace のバンドルではありません",
      "damaged-structure": "アーカイブ自体の記録に矛盾があります",
      "seal-missing": "シールがありません。別のプログラムで作り直されたか、末尾が変更されています",
      "seal-broken": "作成後にバイトが変更されています",
      "unsafe-name": "フォルダの外を指す名前です",
      "duplicate-name": "同じ名前が 2 つあります",
      "too-large": "展開後のサイズが上限を超えます",
      "damaged-entry": "展開できないか、内容が記録と異なります",
      "sum-missing": "SHA256SUMS にありません",
      "sum-wrong": "SHA256SUMS と内容が異なります",
      "file-missing": "ファイルがありません",
      "file-extra": "本来ないファイルです",
      "manifest-damaged": "マニフェストが破損しています",
      "manifest-wrong": "マニフェストと内容が異なります",
      "part-missing": "分割ファイルがありません",
      "part-wrong": "分割ファイルの内容が一覧と異なります",
    },
  },
  listing: {
    made: (version, logs) => `ccmtrace ${version} で作成、--logs ${logs}`,
    lines: (kept, lines) => (kept === lines ? `${lines} 行` : `${lines} 行中 ${kept} 行`),
    leftOut: "入っていないもの:",
    reasons: {
      "not-wanted": "--logs none",
      "no-log": "既知のログではない",
      secret: "キー、証明書、またはキャプチャ",
      "not-read": "読み取り不可",
      changed: "作成中に書き込みあり",
    },
  },
  replayed: {
    same: (incidents, findings) =>
      `同じ結果です: インシデント ${incidents} 件、検出 ${findings} 件。レポートと一致しています。`,
    differs: (count) => `レポートとの違いが ${count} 件あります:`,
    reported: (what) => `レポート: ${what ?? "なし"}`,
    replayed: (what) => `再スキャン: ${what ?? "なし"}`,
  },
};
