/** What the command line says, in Japanese. */
import type { CliWords } from "./en.ts";
import { jaBundle } from "./ja-bundle.ts";
import { jaWatch } from "./ja-watch.ts";

export const ja = {
  tagline: "Cisco CallManager のトレースを読み、電話機のセキュリティで何が起きたか、その原因と対処を示します。",
  examples: [
    ["ccmtrace scan ./case-4711", "フォルダ内のすべて (アーカイブを含む)"],
    ["ccmtrace scan download.zip --lang ja -o report.json", "日本語のレポートと JSON ファイル"],
    ["ccmtrace diff ./before ./after", "変更によって解消したものと新規のもの"],
    ['ccmtrace explain "No CTL File."', "ログがない場合に、メッセージの意味を調べる"],
  ],
  usage: "使い方:",
  argumentsTitle: "引数:",
  optionsTitle: "オプション:",
  commandsTitle: "コマンド:",
  scan: {
    summary: "トレースを読み、障害を報告します",
    paths: "トレースのあるフォルダ、ファイル、アーカイブ。Windows で省略すると、ガイドに記載のフォルダを読みます",
    examples: [
      ["ccmtrace scan ./case-4711", "フォルダ内のすべて (アーカイブを含む)"],
      ["ccmtrace scan download.zip --lang ja -o report.json", "日本語のレポートと JSON ファイル"],
      ["ccmtrace scan D:\\Trace --since 2006-07-21T13:00 --until 2006-07-21T14:00", "1 時間だけ"],
      ["ccmtrace scan . --device SEP001122334455 --fail-on high", "電話機 1 台。high 以上があれば終了コード 1"],
    ],
  },
  watch: {
    ...jaWatch,
    summary: "書き込み中のログを追跡し、障害をその場で表示します",
    once: "前回以降の新しい内容だけを処理して終了します（スケジューラ用）",
    from: "開始位置: checkpoint（前回の続き。前回がなければ先頭から）、start（先頭から）、end（これから書き込まれる分のみ）、または時刻",
    checkpoint: "どこまで読んだかを記録するファイル。指定しない場合は、パスごとにユーザの状態フォルダに作成します",
    exec: "新しいインシデントごとにこのコマンドを実行します。インシデントは、名前を置き換えた JSON として標準入力に渡されます",
    webhook: "新しいインシデントごとに、名前を置き換えた JSON をこのアドレスに送信します",
    alertLevel: "--exec と --webhook で通知するインシデントの最低レベル（省略時は high）",
    keep: "--exec と --webhook で置き換えない名前の種類: host、domain、ip、mac、device、user、number、subject。秘密情報は常に除かれます",
    map: "--exec と --webhook に渡した名前を元に戻すためのファイル（ccmtrace bundle unmask で使用）。省略時はチェックポイントの隣に作成します",
    silence: "同じサーバの他のログが書き込まれているのに、この分数だけ書き込みのないログを知らせます（省略時は 15）",
    poll: "ファイルを調べる間隔（秒）。省略時は 1",
    format: "標準出力の形式: text または ndjson。端末では text は画面表示になります",
    output:
      "レポートをファイルにも書き込み、数秒ごとに更新します。形式は scan と同様に拡張子で決まります。複数指定できます",
    examples: [
      ["ccmtrace watch ./case-4711 --once", "前回以降の新しい内容"],
      [
        "ccmtrace watch ./case-4711 --once --from start --format ndjson",
        "すべての内容を、プログラム向けに 1 行 1 件の JSON で",
      ],
      ["ccmtrace watch ./case-4711 --once --from start -o watch.html", "レポートも作成"],
    ],
    badFrom: (value: string) =>
      `--from "${value}" は使用できません。checkpoint、start、end、または 2006-07-21T13:15 のような時刻を指定してください。`,
    badNumber: (flag: string, value: string, unit: string) =>
      `${flag} "${value}" は使用できません。0 より大きい数（${unit}）を指定してください。`,
    badWebhook: (value: string) =>
      `--webhook "${value}" は使用できません。http:// または https:// で始まるアドレスを指定してください。`,
    badMap: (file: string, code: string) => `--map ${file}: 読み取れません (${code})。別のファイルを指定してください。`,
    locked: (file: string, pid: string, host: string) =>
      `${file} は別の監視（${host} のプロセス ${pid}）が使用中です。その監視を終了するか、--checkpoint で別のファイルを指定してください。`,
    badCheckpoint: (file: string, why: string) =>
      `${file}: ${why}--checkpoint で別のファイルを指定するか、--from start または --from end で新しく開始してください。`,
    faults: {
      "not-ours": "ccmtrace watch のチェックポイントではありません。",
      schema: "別のバージョンの ccmtrace のチェックポイントです。",
      damaged: "チェックポイントが破損しています。",
      unreadable: (code: string) => `チェックポイントを読み取れません (${code})。`,
      unwritable: (code: string) => `チェックポイントに書き込めません (${code})。`,
    },
    minutes: "分",
    seconds: "秒",
    nothingNew: (hidden: number) =>
      hidden === 0
        ? "新しい内容はありません。"
        : `--level 以上の新しい内容はありません（それより低いもの: ${hidden} 件）。`,
    checkpointAt: (file: string) => `チェックポイント: ${file}`,
  },
  sources: {
    summary: "読み取り対象と、ガイドに基づく収集チェックリストを表示します",
    examples: [
      ["ccmtrace sources ./case-4711", "揃っているものと不足しているもの"],
      ["ccmtrace sources download.zip --format json", "同じ内容をプログラム向けに出力"],
    ],
  },
  diff: {
    summary: "2 回のスキャンを比較し、新規、継続、解消、ログ不足による判定不能に分けて示します",
    side: "変更前のトレースのフォルダ、ファイル、アーカイブ、または scan -o before.json で保存したレポート",
    after: "変更後のもの (指定方法は同じ)",
    failOn:
      "new: 新規または悪化したものがあれば終了コード 1 で終わります。レベル (low、high など): それがこのレベル以上の場合だけ",
    examples: [
      ["ccmtrace diff ./before ./after", "2 つのトレースのフォルダ"],
      ["ccmtrace diff before.json ./after --lang ja", "保存したレポートと新しいトレースを比較し、日本語で表示"],
      ["ccmtrace diff before.json after.json --fail-on new", "2 つの保存したレポート。新規があれば終了コード 1"],
    ],
  },
  explain: {
    summary: "ログがなくてもメッセージの意味を調べます。行が検出される、またはされない理由も示します",
    text: "ダイアログ、電話機、ログのメッセージ、または障害を説明する語 (英語または日本語)。- を指定すると標準入力から読みます",
    line: "ログの行。近いパターンのどの条件を満たすかを示します",
    log: "その行があるログ",
    examples: [
      ['ccmtrace explain "No CTL File."', "意味と対処"],
      ['ccmtrace explain "認証文字列を10回間違えた" --lang ja', "日本語の説明から検索"],
      ['ccmtrace explain --line "12:00:00.000 |   debug Invalid Password" --log capf', "この行が検出されない理由"],
    ],
  },
  patterns: {
    summary: "既知の障害のカタログ",
    examples: [
      ["ccmtrace patterns list", "検出できる障害の一覧 (重大なものから順に)"],
      ["ccmtrace patterns show ctl-file-not-found", "1 つの障害の全内容"],
      ["ccmtrace patterns check ./my-patterns", "自分のパターンの検証"],
    ],
  },
  patternsCheck: {
    summary: "パターン ファイルを検査し、その中の検証例を実行します",
    folders: "パターン ファイルのフォルダ。省略すると同梱のパターンを検査します",
    examples: [
      ["ccmtrace patterns check", "同梱のパターン"],
      ["ccmtrace patterns check ./my-patterns", "自分のパターンを、同梱のパターンと照らして検査"],
    ],
  },
  patternsList: {
    summary: "パターンの一覧を表示します",
    examples: [
      ["ccmtrace patterns list", "パターンとインシデント ルール (レベルの高い順)"],
      ["ccmtrace patterns list --patterns ./my-patterns --format json", "自分のパターンも含めて、プログラム向けに出力"],
    ],
  },
  patternsShow: {
    summary: "パターンの全内容を表示します",
    id: "パターンの id",
    examples: [
      ["ccmtrace patterns show ctl-file-not-found", "パターンの原因、対処、検出条件、検証例"],
      ["ccmtrace patterns show authentication-string-lockout --lang ja", "インシデント ルールを日本語で表示"],
    ],
  },
  patternsCoverage: {
    summary: "ガイドの各行に対応するパターンを表示します。対応がない行があれば終了コード 1",
    examples: [
      ["ccmtrace patterns coverage", "行ごとに表示"],
      ["ccmtrace patterns coverage -q -o coverage.json", "ファイルだけに JSON で出力"],
    ],
  },
  completion: {
    summary: "シェルでコマンドとオプションを補完するスクリプトを出力します",
    shell: "bash、zsh、fish、powershell のいずれか",
    examples: [
      ["ccmtrace completion bash", "bash 用のスクリプト。インストール方法は先頭の行にあります"],
      ["ccmtrace completion zsh --lang ja", "zsh 用。説明は日本語"],
      ["ccmtrace completion fish", "fish 用"],
      ["ccmtrace completion powershell", "PowerShell 用"],
    ],
    made: (shell) => `${shell} で ccmtrace のコマンドを補完します。インストール方法:`,
    now: "現在のシェルだけで使用する場合:",
    always: "以後のすべてのシェルで使用する場合:",
  },
  bundle: jaBundle,
  flags: {
    format:
      "標準出力へのレポートの形式: text、json、ndjson、html、md (Markdown)、csv、sarif、junit、ticket (TAC 用の 1 ページ)",
    output:
      "レポートをファイルにも書き出します。形式は拡張子 (.txt、.json、.ndjson、.html、.md、.csv、.sarif、.xml (JUnit)、.ticket) で決まります。複数指定可",
    lang: "言語: en または ja (環境変数 CCMTRACE_LANG でも指定可)",
    since:
      "この時刻以降だけを対象にします: 2006-07-21T13:00、2006-07-21、オフセット付きも可。オフセットがなければログ自身の時計、または --tz のゾーンの時刻とみなします",
    until: "この時刻以前だけを対象にします",
    tz: "ログのタイム ゾーンがわかる時刻を、このゾーンで表示します (Asia/Tokyo、UTC、+09:00)",
    sourceTz: "オフセットを記録しないログのサーバのタイム ゾーン。NODE=ZONE、その他すべては *=ZONE。複数指定可",
    alignClocks:
      "サーバ間で時計がずれている場合に、ずれを差し引いてイベントの順序を決めます。ずれは、2 台のサーバが記録した同じイベントから推定します。表示する時刻はログのままです",
    device: "この電話機だけを対象にします。SEP 名または MAC アドレス。複数指定可",
    log: "これらのログだけを読みます (ccm、sdl、tftp、capf など)。複数指定またはカンマ区切り",
    level: "表示する最低レベル: informational、low、medium、high、critical。隠れた件数は表示されます",
    failOn: "このレベル以上の検出またはインシデントがあれば終了コード 1 で終わります",
    patterns: "このフォルダのパターン ファイルを追加します。複数指定可",
    encoding: "検出結果によらず、すべてのファイルをこの文字コードで読みます",
    jobs: "スキャンに使うスレッドの数。省略時はこのコンピュータの CPU コアの数",
    color: "色: auto、always、never (NO_COLOR に従います)",
    quiet: "標準エラー出力にはエラーだけを出し、-o を指定したときは標準出力にレポートを出しません",
    noProgress: "進行状況を表示しません",
    listFormat: "標準出力への結果の形式: text または json",
    listOutput: "結果をファイルにも書き出します。形式は拡張子 (.txt、.json) で決まります。複数指定可",
    help: "このヘルプを表示します",
    version: "バージョンを表示します",
    versionJson:
      "--version と一緒に指定すると、バージョン、プラットフォーム、カタログのフィンガープリントを JSON で表示します",
  },
  man: {
    madeBy: "npm run docs が src/cli から生成しています。変更は src/cli で行ってください。",
    manual: "ユーザ コマンド",
    name: "Cisco CallManager のトレースを読み、障害を報告します",
    titles: {
      name: "名前",
      synopsis: "書式",
      description: "説明",
      commands: "コマンド",
      exit: "終了コード",
      environment: "環境変数",
      files: "ファイル",
      examples: "例",
      seeAlso: "関連項目",
    },
    description: [
      "ccmtrace は、Cisco CallManager とその後継の Linux アプライアンスのトレースを、フォルダ、ファイル、アーカイブから読み取り、電話機のセキュリティで何が、どの電話機またはサーバに起きたか、その原因、対処、確認方法、およびログの不足により検出できなかったものを示します。",
      "レポートは標準出力に、処理に関するメッセージは標準エラー出力に書き出します。読み取ったファイルは変更しません。データを外部に送信するのは、watch で送信先を指定した場合だけです。",
      "Cisco CallManager セキュリティ ガイド 4.1 の第 9 章と、それ以外で知られている障害に基づいています。検出できる障害の一覧は ccmtrace patterns list で表示できます。",
    ],
    asFor: (command) => `${command} と同じオプション:`,
    oneOf: (about, values) => `${about}。次のいずれか: ${values}`,
    environment: [
      ["CCMTRACE_LANG", "言語 (en または ja)。--lang を指定しないときに使用します"],
      ["CCMTRACE_PASSWORD", "--password-file を指定しない場合の、バンドルのパスワード"],
      ["NO_COLOR", "空でない値を設定すると、--color always を指定しない限り、色を付けません"],
      ["COLUMNS", "標準出力が端末でないときの、テキストの幅。設定しない場合は 80"],
    ],
    files: [
      [
        "*.yaml",
        "--patterns で指定したフォルダのパターン ファイル、およびその incidents フォルダのインシデント ルール。ccmtrace patterns check で検証できます",
      ],
      ["report.json", "-o で保存したレポート。ccmtrace diff で、別のレポートまたはトレースと比較できます"],
      [
        "case.map.json",
        "バンドルの名前と代わりの名前の対応表。ccmtrace bundle unmask で元の名前に戻すときに使います。送らないでください",
      ],
    ],
    seeAlso: [
      "ccmtrace のパッケージに含まれるカタログ (docs/catalog.ja.md) と README.ja.md",
      "Cisco CallManager セキュリティ ガイド Release 4.1 第 9 章「トラブルシューティング」",
    ],
  },
  helpCommand: "コマンドのヘルプを表示します",
  examplesTitle: "例:",
  exitTitle: "終了コード:",
  exits: [
    ["0", "完了。--fail-on 以上の検出はありません"],
    ["1", "--fail-on 以上の検出がある、または検査に失敗しました"],
    ["2", "使い方の誤り"],
    ["3", "カタログの誤り"],
    ["4", "読めない、または最後まで読めない入力があります (1 より優先)"],
    ["5", "バンドルの秘匿化を証明できませんでした。何も残していません"],
    ["130, 143", "中断 (Ctrl-C、SIGTERM)"],
  ],
  error: "エラー",
  unknownOption: (flag) => `不明なオプション ${flag} です。使えるオプションは "ccmtrace --help" で確認できます。`,
  unknownCommand: (name) =>
    `不明なコマンド "${name}" です。使えるコマンドは "ccmtrace --help" で確認できます。フォルダを調べるには: ccmtrace scan ${name}`,
  unknownSubcommand: (group, name) =>
    `不明なコマンド "${group} ${name}" です。使えるコマンドは "ccmtrace ${group} --help" で確認できます。`,
  suggest: (near, message) => (near === null ? message : `${near} のことでしょうか。${message}`),
  missingValue: (flag) => `${flag} には値が必要です。`,
  missingChoice: (name, choices) => `${name} が指定されていません。次のいずれかを指定してください: ${choices}`,
  missingArgument: (name) => `${name} が指定されていません。--help を参照してください。`,
  jsonOfVersion:
    "--json は --version と一緒に使用します。コマンドの出力を JSON にするには --format json を指定してください。",
  tooManyArguments: "引数が多すぎます。--help を参照してください。",
  badChoice: (flag, value, choices) =>
    `${flag} に "${value}" は指定できません。次のいずれかを指定してください: ${choices}`,
  badTime: (flag, value) =>
    `${flag} "${value}" は時刻ではありません。2006-07-21T13:15:39、2006-07-21 13:15、2006-07-21、2006-07-21T13:15:39+09:00 のように指定してください。`,
  timesReversed: "--since が --until より後の時刻です。両者を入れ替えてください。",
  badZone: (flag, value) =>
    `${flag} "${value}" はタイム ゾーンではありません。Asia/Tokyo のような名前か +09:00 のようなオフセットを指定してください。`,
  badSourceZone: (value) => `--source-tz "${value}" は NODE=ZONE の形で指定してください (例: CM1=Asia/Tokyo)。`,
  badDevice: (value) =>
    `--device "${value}" は電話機ではありません。SEP 名 (SEP001122334455) または MAC アドレスを指定してください。`,
  badJobs: (value) => `--jobs "${value}" には 1 から 64 の整数を指定してください。`,
  noPath:
    "パスが指定されていません。トレースのあるフォルダ、ファイル、アーカイブを指定してください (例: ccmtrace scan ./case-4711)。",
  noGuideFolder: (first) =>
    `ガイドに記載のフォルダ (${first} など) がこのコンピュータにありません。トレースのあるフォルダ、ファイル、アーカイブを指定してください (例: ccmtrace scan D:\\case-4711)。`,
  badOutputEnding: (file, endings) =>
    `-o ${file}: 拡張子から形式を判断できません。次のいずれかを使ってください: ${endings}`,
  outputFolder: (file) => `-o ${file}: 書き込み先のフォルダがありません。先に作成してください。`,
  outputIsFolder: (file) => `-o ${file}: これはフォルダです。その中のファイル名を指定してください。`,
  outputFailed: (file, reason) => `-o ${file}: 書き込めません (${reason})。別の場所を指定してください。`,
  unknownPattern: (id) => `パターン "${id}" はありません。一覧は "ccmtrace patterns list" で確認できます。`,
  wrote: (file) => `${file} に書き込みました`,
  explainNothing: "説明する対象がありません。メッセージを貼り付けるか、--line の後に行を指定してください。",
  explainBoth: "テキストと --line は同時に指定できません。行を引用符で囲むか、テキストを省いてください。",
  explainLog: "--log は --line と一緒に使用します。",
  explainLogs: "--line に指定できる --log は 1 つだけです。",
  interrupted: "中断しました。ここまでに見つかった内容を表示します。",
  interruptedDiff: "両方を読み終える前に中断したため、何も表示しません。",
  idleFlag: (flag) =>
    `${flag} はトレースのスキャン方法の指定ですが、どちらも保存したレポートです。この指定を省くか、トレースを直接指定してください。`,
  failOnHidden: (level, shown) =>
    `後のスキャンには ${shown} 以上しか表示されないため、--fail-on ${level} では見落としが生じます。--level ${level} を指定してスキャンしてください。`,
  interruptedEmpty: "一覧が完成する前に中断したため、何も表示しません。",
  checkPassed: (patterns, rules, tests) =>
    `パターン ${patterns} 件、インシデント ルール ${rules} 件、検証例 ${tests} 件: すべて成立しました。`,
  checkFailed: (count) => `誤りが ${count} 件あります。`,
  progress: (done, total, rate, left) => `${done} / ${total}、${rate}/s、残り ${left}`,
} satisfies CliWords;
