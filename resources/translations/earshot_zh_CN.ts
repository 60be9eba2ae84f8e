<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>+ Add</source>
        <extracomment>for names of files whether they are searched from now on, or names again on to what was found</extracomment>
        <translation>+ 添加</translation>
    </message>
    <message>
        <source>0: CTranslate2 decides.</source>
        <translation>0：由 CTranslate2 决定。</translation>
    </message>
    <message>
        <source>A PDF and a spreadsheet with lengths, words, confidence and failures.</source>
        <translation>一份 PDF 和一份电子表格，包含时长、词数、置信度和失败情况。</translation>
    </message>
    <message>
        <source>A file that you have changed yourself stays; the new one gets a number.</source>
        <translation>您自己改过的文件会保留；新文件会加上编号。</translation>
    </message>
    <message>
        <source>A folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>A folder, or s3://bucket/prefix. All workers must reach it.</source>
        <translation>文件夹，或 s3://bucket/prefix。所有工作节点都必须能访问。</translation>
    </message>
    <message>
        <source>A name or a folder, for tasks that name none.</source>
        <translation>名称或文件夹，用于未指定模型的任务。</translation>
    </message>
    <message>
        <source>A new folder:</source>
        <translation>新文件夹：</translation>
    </message>
    <message>
        <source>A newer text by the machine is there. Yours stays as it is.</source>
        <translation>机器有了更新的文本。您的文本保持不变。</translation>
    </message>
    <message>
        <source>A task failed</source>
        <extracomment>ids and generations</extracomment>
        <translation>一个任务失败</translation>
    </message>
    <message>
        <source>A transcript is found if it has all of the words. Words in quotation marks are found one after the other; transcripts with a -word are left out.</source>
        <translation>包含所有词语的转写文本会被找到。引号中的词语须连续出现；包含“-词语”的转写文本会被排除。</translation>
    </message>
    <message>
        <source>A worker appears here with its first task. On a GPU machine, start one with:</source>
        <translation>工作节点接到第一个任务后会显示在这里。在 GPU 机器上用以下命令启动：</translation>
    </message>
    <message>
        <source>A worker writes down what is said.
You see how far it is, read it here, and export it as text or subtitles.</source>
        <translation>工作节点会把说话内容写成文字。
您可以在这里查看进度、阅读，并导出为文本或字幕。</translation>
    </message>
    <message>
        <source>AWS</source>
        <translation>AWS</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>操作及其按键</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Add files or a folder</source>
        <translation>添加文件或文件夹</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>Add the sample recordings</source>
        <translation>添加示例录音</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Afrikaans</source>
        <translation>南非荷兰语</translation>
    </message>
    <message>
        <source>Albanian</source>
        <translation>阿尔巴尼亚语</translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>stays the same between two starts in English, where it is one of the constants below the tasks that are shown there; None: it is no list a number, mostly the problem that is shown alone whose tasks are shown alone nobody can be there</extracomment>
        <translation>全部</translation>
    </message>
    <message>
        <source>All</source>
        <comment>a setting</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>All completed tasks</source>
        <translation>所有已完成的任务</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>所有文件</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>所有类型</translation>
    </message>
    <message>
        <source>All names…</source>
        <translation>全部名称…</translation>
    </message>
    <message>
        <source>All of the words have to be in one transcript.</source>
        <translation>所有词语必须出现在同一份转写文本中。</translation>
    </message>
    <message>
        <source>Also what is done</source>
        <translation>包括已结束的</translation>
    </message>
    <message>
        <source>Amharic</source>
        <translation>阿姆哈拉语</translation>
    </message>
    <message>
        <source>An earlier attempt did not finish.</source>
        <translation>之前的一次尝试未能完成。</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Armenian</source>
        <translation>亚美尼亚语</translation>
    </message>
    <message>
        <source>As before</source>
        <translation>保持原样</translation>
    </message>
    <message>
        <source>As for Netflix</source>
        <translation>同 Netflix</translation>
    </message>
    <message>
        <source>As for the BBC</source>
        <translation>同 BBC</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>保持不变</translation>
    </message>
    <message>
        <source>Assamese</source>
        <translation>阿萨姆语</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>尝试</translation>
    </message>
    <message>
        <source>Attempt {title}</source>
        <translation>尝试 {title}</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Audio altered</source>
        <translation>音频已被更改</translation>
    </message>
    <message>
        <source>Audio and video</source>
        <extracomment>in the window&apos;s state: where files were chosen last</extracomment>
        <translation>音频和视频</translation>
    </message>
    <message>
        <source>Audio missing</source>
        <translation>音频缺失</translation>
    </message>
    <message>
        <source>Audio too long</source>
        <translation>音频过长</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours</source>
        <translation>最近 {hours} 小时内每小时处理的音频小时数</translation>
    </message>
    <message>
        <source>Audio-hours per hour in the last {hours} hours: at most {number}, at {time}</source>
        <translation>最近 {hours} 小时内每小时处理的音频小时数：最高 {number}（{time}）</translation>
    </message>
    <message>
        <source>Audio-hours per hour, of all workers, in the last five minutes</source>
        <translation>最近五分钟内所有工作节点每小时处理的音频小时数</translation>
    </message>
    <message>
        <source>Auto-detect language</source>
        <translation>自动检测语言</translation>
    </message>
    <message>
        <source>Automatic</source>
        <comment>a setting</comment>
        <translation>自动</translation>
    </message>
    <message>
        <source>Automatic: while the queue is a file on this computer.</source>
        <translation>自动：当队列是本机上的文件时。</translation>
    </message>
    <message>
        <source>Azerbaijani</source>
        <translation>阿塞拜疆语</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Back 5 seconds</source>
        <extracomment>what is heard a person chose where to listen, or began to nothing is heard any more: another task is shown</extracomment>
        <translation>后退 5 秒</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>back to the list, where there is no room for both</extracomment>
        <translation>返回列表 (Esc)</translation>
    </message>
    <message>
        <source>Bashkir</source>
        <translation>巴什基尔语</translation>
    </message>
    <message>
        <source>Basque</source>
        <translation>巴斯克语</translation>
    </message>
    <message>
        <source>Batch</source>
        <extracomment>of the batch that the list shows</extracomment>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批处理大小</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>批次 {number}</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Belarusian</source>
        <translation>白俄罗斯语</translation>
    </message>
    <message>
        <source>Below {percent}</source>
        <translation>低于 {percent}</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>孟加拉语</translation>
    </message>
    <message>
        <source>Bosnian</source>
        <translation>波斯尼亚语</translation>
    </message>
    <message>
        <source>Breton</source>
        <translation>布列塔尼语</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Burmese</source>
        <translation>缅甸语</translation>
    </message>
    <message>
        <source>By</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>CPU</source>
        <comment>a setting</comment>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Cache of models</source>
        <translation>模型缓存</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>命名为</translation>
    </message>
    <message>
        <source>Came too late</source>
        <comment>an attempt</comment>
        <translation>来得太迟</translation>
    </message>
    <message>
        <source>Can&apos;t be watched now</source>
        <translation>目前无法监视</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel all of it</source>
        <translation>全部取消</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <comment>a task</comment>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>加泰罗尼亚语</translation>
    </message>
    <message>
        <source>Change the keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Characters a second</source>
        <translation>每秒字符数</translation>
    </message>
    <message>
        <source>Characters in a line</source>
        <translation>每行字符数</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Choose a folder of audio</source>
        <translation>选择音频文件夹</translation>
    </message>
    <message>
        <source>Choose a folder to watch</source>
        <translation>选择要监视的文件夹</translation>
    </message>
    <message>
        <source>Choose audio</source>
        <translation>选择音频</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Choose the options below, then a folder.</source>
        <translation>请先在下方选择选项，再选择文件夹。</translation>
    </message>
    <message>
        <source>Choose the recording, to hear it here</source>
        <translation>选择录音，即可在此收听</translation>
    </message>
    <message>
        <source>Click to name the speaker, double click to hear it from there</source>
        <extracomment>the number of a line the numbers of lines whose times are in the colour of a warning</extracomment>
        <translation>单击可命名说话人，双击可从此处播放</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <extracomment>columns are shown, hidden, moved or sized otherwise the operator has changed what `save` tells</extracomment>
        <translation>恢复默认列</translation>
    </message>
    <message>
        <source>Command that starts a worker</source>
        <translation>启动工作节点的命令</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>a task</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Completed</source>
        <comment>an attempt</comment>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Computer</source>
        <translation>计算机</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
    <message>
        <source>Copied</source>
        <extracomment>the Transcript that is on the screen now what was found is there to be read; seconds to be shown: task, seconds, words what is loaded, or being loaded</extracomment>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy as Markdown with times</source>
        <translation>复制为带时间的 Markdown</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>复制命令</translation>
    </message>
    <message>
        <source>Copy the error</source>
        <translation>复制错误</translation>
    </message>
    <message>
        <source>Copy the transcript</source>
        <translation>复制转写文本</translation>
    </message>
    <message>
        <source>Correct the transcript</source>
        <translation>校正转写</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>克罗地亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>数据库</translation>
    </message>
    <message>
        <source>Database: {name}</source>
        <translation>数据库：{name}</translation>
    </message>
    <message>
        <source>Days for which they are kept, and what tasks of other kinds have made. They wait for their batch&apos;s export.</source>
        <translation>保留的天数，也适用于其他类型任务的产物。它们会等到所属批次导出之后。</translation>
    </message>
    <message>
        <source>Days for which they are kept, for windows that sleep. One that sleeps longer reads all lists anew.</source>
        <translation>保留的天数，供休眠中的窗口使用。休眠更久的窗口会重新读取所有列表。</translation>
    </message>
    <message>
        <source>Days for which they are listed. Their recordings and transcripts go with them.</source>
        <translation>在列表中保留的天数。其录音和转录文本会一并删除。</translation>
    </message>
    <message>
        <source>Days for which they stay in the storage. A retry takes one that is gone from where it was handed in.</source>
        <translation>在存储中保留的天数。重试时，已删除的录音会从提交时的位置重新获取。</translation>
    </message>
    <message>
        <source>Debug</source>
        <comment>a setting</comment>
        <translation>调试</translation>
    </message>
    <message>
        <source>Decoder crashed</source>
        <translation>解码器崩溃</translation>
    </message>
    <message>
        <source>Default keys</source>
        <translation>默认按键</translation>
    </message>
    <message>
        <source>Delay of a retry</source>
        <translation>重试延迟</translation>
    </message>
    <message>
        <source>Delete</source>
        <extracomment>question, name of yes</extracomment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Details</source>
        <extracomment>shown on demand a button: its name, what it does a newer message on a topic takes the place of the older one whoever has sent it dismisses it</extracomment>
        <translation>详情</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Discard it</source>
        <translation>丢弃</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Do first</source>
        <translation>优先处理</translation>
    </message>
    <message>
        <source>Do in its turn</source>
        <translation>按顺序处理</translation>
    </message>
    <message>
        <source>Do last</source>
        <translation>最后处理</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Drop audio files or folders</source>
        <translation>拖放音频文件或文件夹</translation>
    </message>
    <message>
        <source>Drop audio files or folders here</source>
        <translation>将音频文件或文件夹拖放到此处</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>EC2 spot notice</source>
        <translation>EC2 Spot 中断通知</translation>
    </message>
    <message>
        <source>ELAN, for research (eaf)</source>
        <translation>ELAN，供研究使用 (eaf)</translation>
    </message>
    <message>
        <source>Earshot can&apos;t start</source>
        <translation>Earshot 无法启动</translation>
    </message>
    <message>
        <source>Earshot does not run yet.</source>
        <translation>Earshot 尚未运行。</translation>
    </message>
    <message>
        <source>Earshot needs you</source>
        <translation>Earshot 需要您的关注</translation>
    </message>
    <message>
        <source>Earshot restarts with the new settings…</source>
        <translation>Earshot 正在使用新设置重新启动…</translation>
    </message>
    <message>
        <source>Earshot speaks another language from its next start on.</source>
        <translation>Earshot 将在下次启动后使用另一种语言。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit</source>
        <comment>on the bar</comment>
        <translation>编辑(E)</translation>
    </message>
    <message>
        <source>Edited by {person}, {time}</source>
        <translation>由 {person} 编辑，{time}</translation>
    </message>
    <message>
        <source>Empty audio</source>
        <translation>空音频</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Error</source>
        <comment>a setting</comment>
        <translation>错误</translation>
    </message>
    <message>
        <source>Estonian</source>
        <translation>爱沙尼亚语</translation>
    </message>
    <message>
        <source>Everything goes on.</source>
        <translation>全部继续。</translation>
    </message>
    <message>
        <source>Everything is paused: what is on the queue is still done.</source>
        <translation>全部已暂停：队列中已有的任务仍会完成。</translation>
    </message>
    <message>
        <source>Everything, for programs (json)</source>
        <translation>全部内容，供程序使用 (json)</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Export the transcripts</source>
        <translation>导出转写文本</translation>
    </message>
    <message>
        <source>Export the transcripts to</source>
        <translation>将转写文本导出到</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>Export transcripts</source>
        <extracomment>the formats, as an export begins</extracomment>
        <translation>导出转写文本</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>a task</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Failed</source>
        <comment>an attempt</comment>
        <translation>失败</translation>
    </message>
    <message>
        <source>Faroese</source>
        <translation>法罗语</translation>
    </message>
    <message>
        <source>Faster</source>
        <translation>加快</translation>
    </message>
    <message>
        <source>File</source>
        <extracomment>a mark and words a bar and a number text, or &quot;Retry&quot; where the task failed names it in what is remembered in English: it is translated where it is shown in digits, where there is room in digits, where there is little takes what the others leave numbers line up at the right a note that takes no line of its own is written across these columns unless the operator says otherwise where there is little room, the column with the highest number goes first; 0: it stays</extracomment>
        <translation>文件</translation>
    </message>
    <message>
        <source>File</source>
        <comment>on the bar</comment>
        <translation>文件(F)</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>已读取的文件</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找操作</translation>
    </message>
    <message>
        <source>Find an action or its keys</source>
        <translation>查找操作或其按键</translation>
    </message>
    <message>
        <source>Find an action…</source>
        <translation>查找操作…</translation>
    </message>
    <message>
        <source>Find and replace</source>
        <translation>查找和替换</translation>
    </message>
    <message>
        <source>Find in the transcript</source>
        <translation>在转写文本中查找</translation>
    </message>
    <message>
        <source>Finished tasks</source>
        <translation>已结束的任务</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>First lease</source>
        <translation>首次租约</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder or bucket</source>
        <translation>文件夹或存储桶</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>导出文件夹</translation>
    </message>
    <message>
        <source>Folder where models in several parts are joined.</source>
        <translation>用于合并分卷模型的文件夹。</translation>
    </message>
    <message>
        <source>Folders as models</source>
        <translation>以文件夹作为模型</translation>
    </message>
    <message>
        <source>For queues, storage and database in AWS. Its keys are read from where the AWS command line keeps them, and never kept here.</source>
        <translation>用于 AWS 中的队列、存储和数据库。密钥从 AWS 命令行工具的存放处读取，绝不保存在这里。</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Forward 5 seconds</source>
        <translation>前进 5 秒</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>全屏</translation>
    </message>
    <message>
        <source>GPU (CUDA)</source>
        <comment>a setting</comment>
        <translation>GPU (CUDA)</translation>
    </message>
    <message>
        <source>GPU lost</source>
        <translation>GPU 丢失</translation>
    </message>
    <message>
        <source>GPU out of memory</source>
        <translation>GPU 内存不足</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>增益</translation>
    </message>
    <message>
        <source>Galician</source>
        <translation>加利西亚语</translation>
    </message>
    <message>
        <source>Georgian</source>
        <translation>格鲁吉亚语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Given back</source>
        <comment>an attempt</comment>
        <translation>已交还</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>Groups of settings</source>
        <translation>设置分组</translation>
    </message>
    <message>
        <source>Gujarati</source>
        <translation>古吉拉特语</translation>
    </message>
    <message>
        <source>Haitian Creole</source>
        <translation>海地克里奥尔语</translation>
    </message>
    <message>
        <source>Half minutes of speech that are transcribed at once.</source>
        <translation>一次转写的语音段数（每段半分钟）。</translation>
    </message>
    <message>
        <source>Hand over and quit</source>
        <translation>移交并退出</translation>
    </message>
    <message>
        <source>Hausa</source>
        <translation>豪萨语</translation>
    </message>
    <message>
        <source>Hawaiian</source>
        <translation>夏威夷语</translation>
    </message>
    <message>
        <source>Hear it from {time}</source>
        <translation>从 {time} 处收听</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Help</source>
        <comment>on the bar</comment>
        <translation>帮助(H)</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>History ({number})</source>
        <translation>历史 ({number})</translation>
    </message>
    <message>
        <source>Holds all that the other settings don&apos;t place elsewhere. The log moves there at the next start.</source>
        <translation>存放其他设置未另行指定位置的所有内容。日志将在下次启动时移到那里。</translation>
    </message>
    <message>
        <source>Home folder</source>
        <translation>主文件夹</translation>
    </message>
    <message>
        <source>Hours; a longer file fails at once.</source>
        <translation>小时；更长的文件会立即失败。</translation>
    </message>
    <message>
        <source>How many attempts in a row may get no further before a task fails.</source>
        <translation>任务失败之前，允许连续多少次尝试没有进展。</translation>
    </message>
    <message>
        <source>How many tasks are put on the queue ahead of the workers: auto, as the workers need them; a number; all.</source>
        <translation>提前放入队列供工作节点使用的任务数：auto 按需；数字；all 全部。</translation>
    </message>
    <message>
        <source>How tasks are handled.</source>
        <translation>如何处理任务。</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Icelandic</source>
        <translation>冰岛语</translation>
    </message>
    <message>
        <source>Idle</source>
        <comment>a worker</comment>
        <translation>空闲</translation>
    </message>
    <message>
        <source>Idle for {time}</source>
        <translation>已空闲 {time}</translation>
    </message>
    <message>
        <source>If one is there</source>
        <translation>若文件已存在</translation>
    </message>
    <message>
        <source>In progress</source>
        <comment>a task</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>In progress on a worker</source>
        <translation>工作节点正在处理</translation>
    </message>
    <message numerus="yes">
        <source>In {n} place it lacks words.</source>
        <comment>In {n} places it lacks words.</comment>
        <translation>
            <numerusform>其中有 {n} 处缺少词语。</numerusform>
        </translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Info</source>
        <comment>a setting</comment>
        <translation>信息</translation>
    </message>
    <message>
        <source>Invalid options</source>
        <translation>选项无效</translation>
    </message>
    <message>
        <source>Invalid settings</source>
        <translation>设置无效</translation>
    </message>
    <message>
        <source>It is done in a few seconds. Undo leaves the task as it is.</source>
        <extracomment>&quot;removed&quot;, for the log in place of a task&apos;s status: &quot;To be removed&quot;, in English &quot;remove 12 tasks&quot; &quot;12 tasks will be removed.&quot; &quot;12 tasks removed.&quot; the ids in their order; None: they are still looked for those of them that no later wish names an action waits, is undone or is done</extracomment>
        <translation>几秒后执行。撤销可让任务保持原样。</translation>
    </message>
    <message>
        <source>It takes tasks as soon as the model is loaded.</source>
        <translation>模型加载完成后即可接收任务。</translation>
    </message>
    <message>
        <source>It takes the place of the one that has this name.</source>
        <translation>它将取代已有的同名项。</translation>
    </message>
    <message>
        <source>It waits for a task. Drop audio on the window to give it one.</source>
        <translation>正在等待任务。将音频拖放到窗口即可分配任务。</translation>
    </message>
    <message>
        <source>It was older than it is kept. Retry the task to have it made anew.</source>
        <translation>它已超过保留期限。重试该任务即可重新生成。</translation>
    </message>
    <message>
        <source>It will be ready in a moment.</source>
        <translation>马上就绪。</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Javanese</source>
        <translation>爪哇语</translation>
    </message>
    <message>
        <source>Kannada</source>
        <translation>卡纳达语</translation>
    </message>
    <message>
        <source>Kazakh</source>
        <translation>哈萨克语</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Keep both: the new one gets a number</source>
        <translation>两者都保留：新文件加编号</translation>
    </message>
    <message>
        <source>Keep mine, too</source>
        <translation>也保留我的</translation>
    </message>
    <message>
        <source>Kept in this system&apos;s keyring, never in the file.</source>
        <translation>保存在本系统的密钥环中，绝不写入文件。</translation>
    </message>
    <message>
        <source>Kept in {path}</source>
        <translation>保存在 {path}</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Keys for “{action}”</source>
        <translation>“{action}”的按键</translation>
    </message>
    <message>
        <source>Khmer</source>
        <translation>高棉语</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Kind of task</source>
        <extracomment>TaskKind, or None for all</extracomment>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Kinds of tasks</source>
        <translation>任务类型</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Language not supported</source>
        <translation>不支持该语言</translation>
    </message>
    <message>
        <source>Language of the recordings</source>
        <translation>录音的语言</translation>
    </message>
    <message>
        <source>Lao</source>
        <translation>老挝语</translation>
    </message>
    <message>
        <source>Last change</source>
        <translation>最后更改</translation>
    </message>
    <message>
        <source>Last words</source>
        <translation>最后的消息</translation>
    </message>
    <message>
        <source>Last worker</source>
        <extracomment>The one that &quot;Retry&quot; stands in is among those shown</extracomment>
        <translation>上一个工作节点</translation>
    </message>
    <message>
        <source>Latest</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Latin</source>
        <translation>拉丁语</translation>
    </message>
    <message>
        <source>Latvian</source>
        <translation>拉脱维亚语</translation>
    </message>
    <message>
        <source>Lease ended</source>
        <translation>租约到期</translation>
    </message>
    <message>
        <source>Leave the new one out</source>
        <translation>略过新文件</translation>
    </message>
    <message>
        <source>Left empty, both are a file on this computer.</source>
        <translation>若留空，两者都是本机上的文件。</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Lines of the log</source>
        <translation>日志行</translation>
    </message>
    <message>
        <source>Lingala</source>
        <translation>林加拉语</translation>
    </message>
    <message>
        <source>Lists with a tick are marked in the transcripts.</source>
        <translation>勾选的列表会在转写文本中标出。</translation>
    </message>
    <message>
        <source>Lithuanian</source>
        <translation>立陶宛语</translation>
    </message>
    <message>
        <source>Load theirs</source>
        <translation>载入对方的</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <comment>a worker</comment>
        <translation>正在加载模型</translation>
    </message>
    <message>
        <source>Loading the sound…</source>
        <translation>正在加载声音…</translation>
    </message>
    <message>
        <source>Loading the transcript…</source>
        <translation>正在加载转写文本…</translation>
    </message>
    <message>
        <source>Log</source>
        <extracomment>one of logging&apos;s
----------
the last one, which is still being written</extracomment>
        <translation>日志</translation>
    </message>
    <message>
        <source>Log…</source>
        <translation>日志…</translation>
    </message>
    <message>
        <source>Longest audio</source>
        <translation>最长音频</translation>
    </message>
    <message>
        <source>Longest, in seconds</source>
        <translation>最长，秒</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Look at the machine&apos;s text</source>
        <translation>查看机器的文本</translation>
    </message>
    <message>
        <source>Loop the segment</source>
        <translation>循环播放此段</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Lost {when}</source>
        <translation>{when}失联</translation>
    </message>
    <message>
        <source>Loudness</source>
        <translation>响度</translation>
    </message>
    <message>
        <source>Loudness in LUFS</source>
        <translation>响度 (LUFS)</translation>
    </message>
    <message>
        <source>Luxembourgish</source>
        <translation>卢森堡语</translation>
    </message>
    <message>
        <source>Macedonian</source>
        <translation>马其顿语</translation>
    </message>
    <message>
        <source>Machine&apos;s text</source>
        <translation>机器的文本</translation>
    </message>
    <message>
        <source>Made for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Made of {fields}</source>
        <translation>由 {fields} 组成</translation>
    </message>
    <message>
        <source>Malagasy</source>
        <translation>马达加斯加语</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>马来语</translation>
    </message>
    <message>
        <source>Malayalam</source>
        <translation>马拉雅拉姆语</translation>
    </message>
    <message>
        <source>Maltese</source>
        <translation>马耳他语</translation>
    </message>
    <message>
        <source>Maori</source>
        <translation>毛利语</translation>
    </message>
    <message>
        <source>Marathi</source>
        <translation>马拉地语</translation>
    </message>
    <message>
        <source>Mark these names</source>
        <translation>标出这些名称</translation>
    </message>
    <message>
        <source>Markdown (md)</source>
        <translation>Markdown (md)</translation>
    </message>
    <message>
        <source>Mend the problem above, then retry the task.</source>
        <translation>请先解决上方所述问题，再重试该任务。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model can&apos;t be downloaded</source>
        <translation>无法下载模型</translation>
    </message>
    <message>
        <source>Model can&apos;t be loaded</source>
        <translation>无法加载模型</translation>
    </message>
    <message>
        <source>Model not available</source>
        <translation>模型不可用</translation>
    </message>
    <message>
        <source>Mongolian</source>
        <translation>蒙古语</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the new list</source>
        <translation>新列表的名称</translation>
    </message>
    <message>
        <source>Name of the preset</source>
        <translation>预设名称</translation>
    </message>
    <message>
        <source>Name of the speaker</source>
        <translation>说话人的名字</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue from which all workers take tasks.</source>
        <translation>所有工作节点从中领取任务的 SQS 队列的名称或 URL。</translation>
    </message>
    <message>
        <source>Name or URL of the SQS queue on which workers tell what happened.</source>
        <translation>工作节点用来报告情况的 SQS 队列的名称或 URL。</translation>
    </message>
    <message>
        <source>Name the speaker</source>
        <extracomment>the name, and whether it takes the place of the old one everywhere</extracomment>
        <translation>命名说话人</translation>
    </message>
    <message>
        <source>Name the speaker…</source>
        <translation>命名说话人…</translation>
    </message>
    <message>
        <source>Names</source>
        <extracomment>a name, in all transcripts</extracomment>
        <translation>名称</translation>
    </message>
    <message>
        <source>Names and spellings, such as: Zoë Müller, Kubernetes, HbA1c</source>
        <translation>人名和写法，例如：Zoë Müller、Kubernetes、HbA1c</translation>
    </message>
    <message>
        <source>Names and words</source>
        <translation>人名和词语</translation>
    </message>
    <message>
        <source>Names and words to expect</source>
        <translation>可能出现的人名和词语</translation>
    </message>
    <message>
        <source>Names of vocabulary lists</source>
        <translation>词汇表中的名称</translation>
    </message>
    <message>
        <source>Names, one a line</source>
        <translation>名称，每行一个</translation>
    </message>
    <message>
        <source>Nepali</source>
        <translation>尼泊尔语</translation>
    </message>
    <message>
        <source>New name of “{name}”</source>
        <translation>“{name}”的新名称</translation>
    </message>
    <message>
        <source>New…</source>
        <translation>新建…</translation>
    </message>
    <message>
        <source>New… makes a list of names.</source>
        <translation>“新建…”可创建名称列表。</translation>
    </message>
    <message>
        <source>Next delivery</source>
        <translation>下次投递</translation>
    </message>
    <message>
        <source>Next marked name</source>
        <translation>下一个标出的名称</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Next unsure word</source>
        <translation>下一个不确定的词</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>No</source>
        <comment>a setting</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>No action is called that</source>
        <translation>没有这样的操作</translation>
    </message>
    <message>
        <source>No folder is watched yet</source>
        <translation>尚未监视任何文件夹</translation>
    </message>
    <message>
        <source>No font on this computer has Chinese characters. Install one, such as Noto Sans CJK.</source>
        <translation>本机没有包含中文字符的字体。请安装一种，例如 Noto Sans CJK。</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>无按键</translation>
    </message>
    <message>
        <source>No marked name</source>
        <translation>没有标出的名称</translation>
    </message>
    <message>
        <source>No problems</source>
        <translation>没有问题</translation>
    </message>
    <message>
        <source>No sound can be played on this computer: {fault}.</source>
        <extracomment>What FFmpeg may open by itself: what `adapters/sounds` serves. So a recording that names another file opens none</extracomment>
        <translation>此计算机无法播放声音：{fault}。</translation>
    </message>
    <message>
        <source>No sound output was found, so nothing is heard: connect one, or start the sound service.</source>
        <translation>未找到声音输出，因此听不到声音：请连接输出设备，或启动声音服务。</translation>
    </message>
    <message>
        <source>No speech was heard in this recording</source>
        <translation>此录音中没有听到语音</translation>
    </message>
    <message>
        <source>No such task</source>
        <translation>没有这样的任务</translation>
    </message>
    <message>
        <source>No task here is named “{name}”. Enter searches all transcripts for that; clear the search to see all tasks.</source>
        <translation>此处没有名为“{name}”的任务。按回车键可在所有转写文本中搜索；清除搜索可查看所有任务。</translation>
    </message>
    <message>
        <source>No task is open</source>
        <translation>没有打开的任务</translation>
    </message>
    <message>
        <source>No task is selected</source>
        <translation>未选择任务</translation>
    </message>
    <message>
        <source>No transcript has that</source>
        <translation>没有包含这些内容的转写文本</translation>
    </message>
    <message>
        <source>No transcript has that.</source>
        <translation>没有转写文本包含该内容。</translation>
    </message>
    <message>
        <source>No unsure word</source>
        <translation>没有不确定的词</translation>
    </message>
    <message>
        <source>No worker has been heard of in the last 12 hours</source>
        <translation>最近 12 小时内没有收到任何工作节点的消息</translation>
    </message>
    <message>
        <source>None</source>
        <comment>no words</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>Normalise the loudness (EBU R 128)</source>
        <translation>响度标准化 (EBU R 128)</translation>
    </message>
    <message>
        <source>Norwegian</source>
        <translation>挪威语</translation>
    </message>
    <message>
        <source>Not an audio file</source>
        <translation>不是音频文件</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>Not heard for {time}</source>
        <translation>已 {time} 没有消息</translation>
    </message>
    <message>
        <source>Not quite as wished:</source>
        <translation>与要求不完全一致：</translation>
    </message>
    <message>
        <source>Not saved yet, and tried again: {fault}</source>
        <translation>尚未保存，将重试：{fault}</translation>
    </message>
    <message>
        <source>Not tested: correct what is marked.</source>
        <translation>未测试：请更正标记的内容。</translation>
    </message>
    <message>
        <source>Note: {warning}</source>
        <translation>注意：{warning}</translation>
    </message>
    <message>
        <source>Notes of removed tasks</source>
        <translation>已移除任务的记录</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>Nothing is saved yet: correct what is marked.</source>
        <translation>尚未保存：请更正标记的内容。</translation>
    </message>
    <message>
        <source>Nothing is to be deleted now.</source>
        <translation>目前没有要删除的内容。</translation>
    </message>
    <message>
        <source>Nothing new was taken in.</source>
        <translation>没有接收新内容。</translation>
    </message>
    <message>
        <source>Nothing to do</source>
        <translation>没有待处理的任务</translation>
    </message>
    <message>
        <source>Nothing was taken in yet</source>
        <translation>尚未接收任何文件</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Nynorsk</source>
        <translation>新挪威语</translation>
    </message>
    <message>
        <source>Occitan</source>
        <translation>奥克语</translation>
    </message>
    <message>
        <source>Of this computer. Other machines have settings of their own.</source>
        <translation>仅限本机。其他机器有各自的设置。</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>a setting</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <comment>a setting</comment>
        <translation>开</translation>
    </message>
    <message>
        <source>On Debian and Ubuntu type: sudo apt-get install {packages}</source>
        <translation>在 Debian 和 Ubuntu 上请输入：sudo apt-get install {packages}</translation>
    </message>
    <message>
        <source>On which programs of this computer, such as Prometheus, hear of its health and its work, over HTTP.</source>
        <translation>本机上的程序（如 Prometheus）通过 HTTP 从该端口获知其健康状况和工作情况。</translation>
    </message>
    <message>
        <source>One name a line</source>
        <translation>每行一个名称</translation>
    </message>
    <message>
        <source>One of CTranslate2&apos;s names, such as int8 or float16.</source>
        <translation>CTranslate2 的类型名称之一，例如 int8 或 float16。</translation>
    </message>
    <message>
        <source>One short line, for phones</source>
        <translation>一行短字幕，适合手机</translation>
    </message>
    <message>
        <source>Only errors and warnings</source>
        <translation>仅错误和警告</translation>
    </message>
    <message>
        <source>Only in the selection</source>
        <translation>仅在所选内容中</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation>打开设置</translation>
    </message>
    <message>
        <source>Open settings…</source>
        <translation>打开设置…</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>Options for the next files</source>
        <translation>下一批文件的选项</translation>
    </message>
    <message>
        <source>Options: {chosen}</source>
        <translation>选项：{chosen}</translation>
    </message>
    <message>
        <source>Orchestrator</source>
        <translation>编排器</translation>
    </message>
    <message>
        <source>Out of memory</source>
        <translation>内存不足</translation>
    </message>
    <message>
        <source>Own numbers</source>
        <translation>自定义数值</translation>
    </message>
    <message>
        <source>Page for any browser (html)</source>
        <translation>任何浏览器均可打开的网页 (html)</translation>
    </message>
    <message>
        <source>Pashto</source>
        <translation>普什图语</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Password in the keyring</source>
        <translation>密码存于密钥环</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Pause everything</source>
        <translation>全部暂停</translation>
    </message>
    <message>
        <source>Pending</source>
        <comment>a task</comment>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Pending (retry)</source>
        <translation>等待重试</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Places</source>
        <extracomment>Place</extracomment>
        <translation>位置</translation>
    </message>
    <message>
        <source>Plain text (txt)</source>
        <translation>纯文本 (txt)</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>Play or pause</source>
        <translation>播放或暂停</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Port for metrics</source>
        <translation>指标端口</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Position in the recording</source>
        <extracomment>by a person; seconds</extracomment>
        <translation>录音中的位置</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>预设</translation>
    </message>
    <message>
        <source>Press the keys for “{action}”.</source>
        <translation>请按下“{action}”的按键。</translation>
    </message>
    <message>
        <source>Previous marked name</source>
        <translation>上一个标出的名称</translation>
    </message>
    <message>
        <source>Previous place</source>
        <extracomment>what was selected when that was chosen</extracomment>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Previous unsure word</source>
        <translation>上一个不确定的词</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Punjabi</source>
        <translation>旁遮普语</translation>
    </message>
    <message numerus="yes">
        <source>Put back in {n} transcript</source>
        <comment>Put back in {n} transcripts</comment>
        <translation>
            <numerusform>已在 {n} 份转写文本中还原</numerusform>
        </translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Reading {read} of {found} files…</source>
        <translation>正在读取文件：{read} / {found}…</translation>
    </message>
    <message>
        <source>Recordings</source>
        <translation>录音</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Redo the edit</source>
        <translation>重做编辑</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove all of it</source>
        <translation>全部移除</translation>
    </message>
    <message>
        <source>Remove all of it…</source>
        <translation>全部移除…</translation>
    </message>
    <message numerus="yes">
        <source>Remove the {n} task of this batch with everything heard in it?</source>
        <comment>Remove all {n} tasks of this batch with everything heard in them?</comment>
        <translation>
            <numerusform>要移除此批次的全部 {n} 个任务以及其中的所有转写内容吗？</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Rename the batch</source>
        <translation>重命名批次</translation>
    </message>
    <message>
        <source>Rename “{name}” everywhere</source>
        <translation>在所有位置重命名“{name}”</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>重命名…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace all</source>
        <translation>全部替换</translation>
    </message>
    <message>
        <source>Replace by</source>
        <translation>替换为</translation>
    </message>
    <message>
        <source>Replace in all transcripts</source>
        <extracomment>the words that were searched for</extracomment>
        <translation>在所有转写文本中替换</translation>
    </message>
    <message>
        <source>Replace in all transcripts…</source>
        <translation>在所有转写文本中替换…</translation>
    </message>
    <message numerus="yes">
        <source>Replace in {n} transcript</source>
        <comment>Replace in {n} transcripts</comment>
        <translation>
            <numerusform>在 {n} 份转写文本中替换</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replace {n} place</source>
        <comment>Replace all {n} places</comment>
        <translation>
            <numerusform>替换全部 {n} 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Replaced in {n} transcript</source>
        <comment>Replaced in {n} transcripts</comment>
        <translation>
            <numerusform>已在 {n} 份转写文本中替换</numerusform>
        </translation>
    </message>
    <message>
        <source>Replacing…</source>
        <translation>正在替换…</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报告</translation>
    </message>
    <message numerus="yes">
        <source>Report on {n} task</source>
        <comment>Report on {n} tasks</comment>
        <translation>
            <numerusform>关于 {n} 个任务的报告</numerusform>
        </translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Restart now</source>
        <translation>立即重新启动</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Result missing</source>
        <translation>结果缺失</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Resume everything</source>
        <translation>全部继续</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保留期限</translation>
    </message>
    <message>
        <source>Retry</source>
        <extracomment>task id</extracomment>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry all of these</source>
        <translation>重试所有这些</translation>
    </message>
    <message>
        <source>Retry as…</source>
        <translation>更改选项后重试…</translation>
    </message>
    <message>
        <source>Retry it if you want its result after all.</source>
        <translation>如仍需要结果，请重试。</translation>
    </message>
    <message>
        <source>Retry what failed</source>
        <translation>重试失败的任务</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Running</source>
        <comment>an attempt</comment>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Sample rate</source>
        <translation>采样率</translation>
    </message>
    <message>
        <source>Sanskrit</source>
        <translation>梵语</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save all the same</source>
        <translation>仍然保存</translation>
    </message>
    <message>
        <source>Save these options</source>
        <translation>保存这些选项</translation>
    </message>
    <message>
        <source>Save these options…</source>
        <translation>保存这些选项…</translation>
    </message>
    <message>
        <source>Save this search under the name</source>
        <translation>将此搜索保存为</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>保存此搜索…</translation>
    </message>
    <message>
        <source>Saved progress</source>
        <translation>已保存进度</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <extracomment>to be searched for</extracomment>
        <translation>已保存的搜索</translation>
    </message>
    <message>
        <source>Saving deletes {what} that are older than {days}</source>
        <translation>保存后将删除早于 {days} 的{what}</translation>
    </message>
    <message>
        <source>Saving deletes {what} that is older than {days}</source>
        <translation>保存后将删除早于 {days} 的{what}</translation>
    </message>
    <message>
        <source>Saving restarts Earshot in its window. Tasks go on where they were.</source>
        <translation>保存后 Earshot 会在窗口内重新启动，任务从原处继续。</translation>
    </message>
    <message>
        <source>Saving takes effect at once.</source>
        <translation>保存后立即生效。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Search all transcripts</source>
        <translation>搜索所有转写文本</translation>
    </message>
    <message>
        <source>Search all transcripts for “{words}”</source>
        <translation>在所有转写文本中搜索“{words}”</translation>
    </message>
    <message>
        <source>Search file names</source>
        <translation>搜索文件名</translation>
    </message>
    <message>
        <source>Searching for audio…</source>
        <translation>正在查找音频…</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Seconds for which a received task is a worker&apos;s own, until its length is known.</source>
        <translation>在得知时长之前，收到的任务归该工作节点独占的秒数。</translation>
    </message>
    <message>
        <source>Seconds until the second attempt; doubles with each further one.</source>
        <translation>距第二次尝试的秒数；此后每次加倍。</translation>
    </message>
    <message>
        <source>Select a task to read its transcript.</source>
        <translation>选择一个任务以阅读其转写文本。</translation>
    </message>
    <message>
        <source>Select all tasks</source>
        <translation>选择所有任务</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>Select nothing (Esc)</source>
        <extracomment>seen where there is no room for the reader beside the list</extracomment>
        <translation>取消选择 (Esc)</translation>
    </message>
    <message>
        <source>Select one to read its transcript here.</source>
        <translation>选择一个任务，即可在此阅读其转写文本。</translation>
    </message>
    <message>
        <source>Serbian</source>
        <translation>塞尔维亚语</translation>
    </message>
    <message>
        <source>Service address</source>
        <translation>服务地址</translation>
    </message>
    <message>
        <source>Set by the environment variable {name}; it can only be changed there.</source>
        <translation>由环境变量 {name} 设置，只能在那里更改。</translation>
    </message>
    <message>
        <source>Settings</source>
        <extracomment>the keys of what has changed in the file</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>设置文件</translation>
    </message>
    <message>
        <source>Settings file (not there yet)</source>
        <translation>设置文件（尚不存在）</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shona</source>
        <translation>绍纳语</translation>
    </message>
    <message>
        <source>Shortest, in seconds</source>
        <translation>最短，秒</translation>
    </message>
    <message>
        <source>Should a worker fail or vanish, its tasks appear here by themselves.</source>
        <translation>如果工作节点出错或消失，它的任务会自动出现在这里。</translation>
    </message>
    <message>
        <source>Show Earshot</source>
        <extracomment>of the latest message, by topic None: there are no more</extracomment>
        <translation>显示 Earshot</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Show one kind of task, with its results</source>
        <translation>显示一种类型的任务及其结果</translation>
    </message>
    <message>
        <source>Show only lines with</source>
        <translation>仅显示包含以下内容的行</translation>
    </message>
    <message>
        <source>Show only lines with…</source>
        <translation>仅显示包含以下内容的行…</translation>
    </message>
    <message>
        <source>Sign in with AWS IAM</source>
        <translation>使用 AWS IAM 登录</translation>
    </message>
    <message>
        <source>Silent for {time}</source>
        <translation>已静默 {time}</translation>
    </message>
    <message>
        <source>Sindhi</source>
        <translation>信德语</translation>
    </message>
    <message>
        <source>Sinhala</source>
        <translation>僧伽罗语</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>斯洛伐克语</translation>
    </message>
    <message>
        <source>Slovenian</source>
        <translation>斯洛文尼亚语</translation>
    </message>
    <message>
        <source>Slower</source>
        <translation>减慢</translation>
    </message>
    <message>
        <source>Somali</source>
        <translation>索马里语</translation>
    </message>
    <message>
        <source>Something unforeseen went wrong ({name}). Try again; the log has the details.</source>
        <translation>发生了意外错误 ({name})。请重试；详情见日志。</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>声音</translation>
    </message>
    <message>
        <source>Sound</source>
        <comment>on the bar</comment>
        <translation>声音(S)</translation>
    </message>
    <message>
        <source>Source file not readable</source>
        <translation>无法读取源文件</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Speakers</source>
        <translation>说话人</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Speed: {speed}</source>
        <translation>速度：{speed}</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Starting</source>
        <comment>a worker</comment>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Status queue</source>
        <translation>状态队列</translation>
    </message>
    <message>
        <source>Status: {status}</source>
        <translation>状态：{status}</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>留下</translation>
    </message>
    <message>
        <source>Stop watching</source>
        <translation>停止监视</translation>
    </message>
    <message>
        <source>Stopped</source>
        <comment>a worker</comment>
        <translation>已停止</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: {n} task was not come to.</source>
        <comment>Stopped: {n} tasks were not come to.</comment>
        <translation>
            <numerusform>已停止：{n} 个任务未处理。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping after the present file…</source>
        <translation>将在当前文件完成后停止…</translation>
    </message>
    <message>
        <source>Storage</source>
        <translation>存储</translation>
    </message>
    <message>
        <source>Store unavailable</source>
        <translation>存储不可用</translation>
    </message>
    <message>
        <source>Submitted</source>
        <translation>提交时间</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Subtitles (srt)</source>
        <translation>字幕 (srt)</translation>
    </message>
    <message>
        <source>Subtitles made for</source>
        <translation>字幕规范</translation>
    </message>
    <message>
        <source>Such as convert,report: the others are left to other workers.</source>
        <translation>例如 convert,report：其余类型留给其他工作节点。</translation>
    </message>
    <message>
        <source>Such as eu-north-1.</source>
        <translation>例如 eu-north-1。</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks S3&apos;s API.</source>
        <translation>例如 https://host:port，用于兼容 S3 API 的其他服务。</translation>
    </message>
    <message>
        <source>Such as https://host:port, of another service that speaks SQS&apos;s API.</source>
        <translation>例如 https://host:port，用于兼容 SQS API 的其他服务。</translation>
    </message>
    <message>
        <source>Such as postgresql://user@host/name or sqlite:////folder/earshot.db.</source>
        <translation>例如 postgresql://user@host/name 或 sqlite:////folder/earshot.db。</translation>
    </message>
    <message>
        <source>Such as {name}</source>
        <translation>例如 {name}</translation>
    </message>
    <message>
        <source>Sundanese</source>
        <translation>巽他语</translation>
    </message>
    <message>
        <source>Swahili</source>
        <translation>斯瓦希里语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>System error</source>
        <translation>系统错误</translation>
    </message>
    <message>
        <source>Table (csv)</source>
        <translation>表格 (csv)</translation>
    </message>
    <message>
        <source>Tagalog</source>
        <translation>他加禄语</translation>
    </message>
    <message>
        <source>Tajik</source>
        <translation>塔吉克语</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Takes files in as</source>
        <translation>接收方式</translation>
    </message>
    <message>
        <source>Tamil</source>
        <translation>泰米尔语</translation>
    </message>
    <message>
        <source>Task</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Task</source>
        <comment>on the bar</comment>
        <translation>任务(T)</translation>
    </message>
    <message>
        <source>Task queue</source>
        <translation>任务队列</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Tasks ahead</source>
        <translation>预放任务数</translation>
    </message>
    <message>
        <source>Tasks come and go here by themselves.</source>
        <translation>任务会在这里自动出现和消失。</translation>
    </message>
    <message>
        <source>Tasks that needed another attempt, and are completed or cancelled by now</source>
        <translation>曾需要再次尝试、现已完成或取消的任务</translation>
    </message>
    <message>
        <source>Tasks wait until a worker runs.</source>
        <translation>任务会等待，直到有工作节点运行。</translation>
    </message>
    <message>
        <source>Tatar</source>
        <translation>鞑靼语</translation>
    </message>
    <message>
        <source>Tell me</source>
        <extracomment>all that can be chosen, which has no room here</extracomment>
        <translation>通知我</translation>
    </message>
    <message>
        <source>Tell me through the system</source>
        <translation>通过系统通知我</translation>
    </message>
    <message>
        <source>Telugu</source>
        <translation>泰卢固语</translation>
    </message>
    <message>
        <source>Test the database</source>
        <translation>测试数据库</translation>
    </message>
    <message>
        <source>Test the queues</source>
        <translation>测试队列</translation>
    </message>
    <message>
        <source>Test the storage</source>
        <translation>测试存储</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>The files were not all taken in. {fault}</source>
        <extracomment>IntakeProgress; None: all is read a lot is in the list</extracomment>
        <translation>文件未全部接收。{fault}</translation>
    </message>
    <message>
        <source>The first of them</source>
        <translation>其中第一处</translation>
    </message>
    <message>
        <source>The first {number} are shown. Replace in them, then find the rest.</source>
        <translation>显示前 {number} 份。请先在其中替换，再查找其余部分。</translation>
    </message>
    <message>
        <source>The folder is {path}</source>
        <translation>文件夹是 {path}</translation>
    </message>
    <message>
        <source>The latest is {task}</source>
        <translation>最近一个：{task}</translation>
    </message>
    <message>
        <source>The least important messages that are logged.</source>
        <translation>会被记录的最低级别消息。</translation>
    </message>
    <message>
        <source>The machine</source>
        <translation>机器</translation>
    </message>
    <message>
        <source>The name is taken.</source>
        <translation>该名称已被使用。</translation>
    </message>
    <message>
        <source>The next worker resumes by itself.</source>
        <translation>下一个工作节点会自动继续。</translation>
    </message>
    <message numerus="yes">
        <source>The recordings of {n} task are not in the store yet.</source>
        <comment>The recordings of {n} tasks are not in the store yet.</comment>
        <translation>
            <numerusform>{n} 个任务的录音尚未存入存储。</numerusform>
        </translation>
    </message>
    <message>
        <source>The result appears here when a worker is done with it.</source>
        <translation>工作节点完成后，结果会出现在这里。</translation>
    </message>
    <message>
        <source>The result was deleted</source>
        <translation>结果已被删除</translation>
    </message>
    <message>
        <source>The same recording as task {number}; the work is done once.</source>
        <translation>与任务 {number} 是同一录音；只处理一次。</translation>
    </message>
    <message>
        <source>The settings are saved and in effect.</source>
        <translation>设置已保存并生效。</translation>
    </message>
    <message>
        <source>The settings are saved and take effect at the next start: files are still being taken in.</source>
        <translation>设置已保存，将在下次启动时生效：仍在接收文件。</translation>
    </message>
    <message>
        <source>The settings are saved, but Earshot goes on with the earlier ones. {fault}</source>
        <translation>设置已保存，但 Earshot 继续使用之前的设置。{fault}</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come first now.</source>
        <translation>“{batch}”的任务现在优先处理。</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come in their turn.</source>
        <translation>“{batch}”的任务按顺序处理。</translation>
    </message>
    <message>
        <source>The tasks of “{batch}” come last now.</source>
        <translation>“{batch}”的任务现在最后处理。</translation>
    </message>
    <message>
        <source>The transcript appears here when a worker is done with it.</source>
        <translation>工作节点完成后，转写文本会出现在这里。</translation>
    </message>
    <message>
        <source>The transcript can&apos;t be read</source>
        <translation>无法读取转写文本</translation>
    </message>
    <message>
        <source>The transcripts can&apos;t be searched</source>
        <translation>无法搜索转写文本</translation>
    </message>
    <message>
        <source>The worker&apos;s own model</source>
        <translation>工作节点自带的模型</translation>
    </message>
    <message numerus="yes">
        <source>The workers continue with {n} task without the window.</source>
        <comment>The workers continue with {n} tasks without the window.</comment>
        <translation>
            <numerusform>关闭窗口后，工作节点会继续处理 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The {n} selected task</source>
        <comment>The {n} selected tasks</comment>
        <translation>
            <numerusform>所选的 {n} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>There is no such setting. Take it out of the file.</source>
        <translation>没有这个设置。请将其从文件中删除。</translation>
    </message>
    <message>
        <source>There is nothing in this log yet.</source>
        <translation>此日志中还没有内容。</translation>
    </message>
    <message>
        <source>This can&apos;t be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>This computer</source>
        <extracomment>key, such as &quot;queue.task&quot;: what was typed or chosen; None: nothing, so the default such as &quot;queue.task&quot; None: it has none what holds then names and values; none: any text of the environment, which sets it: then it can&apos;t be changed here the name of its test; none: there is nothing to test whether the file is None: a fault key: what is wrong with its value, as a sentence; &quot;&quot;: with something else</extracomment>
        <translation>本机</translation>
    </message>
    <message>
        <source>This computer&apos;s worker has stopped. {why}</source>
        <translation>本机的工作节点已停止。{why}</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: idle</source>
        <translation>本机工作节点：空闲</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: loading the model</source>
        <translation>本机工作节点：正在加载模型</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: starting</source>
        <translation>本机工作节点：正在启动</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: stopped</source>
        <translation>本机工作节点：已停止</translation>
    </message>
    <message>
        <source>This computer&apos;s worker: working</source>
        <translation>本机工作节点：工作中</translation>
    </message>
    <message>
        <source>This computer: idle</source>
        <translation>本机：空闲</translation>
    </message>
    <message>
        <source>This computer: loading the model</source>
        <translation>本机：正在加载模型</translation>
    </message>
    <message>
        <source>This computer: starting</source>
        <translation>本机：正在启动</translation>
    </message>
    <message>
        <source>This computer: stopped</source>
        <translation>本机：已停止</translation>
    </message>
    <message>
        <source>This computer: working</source>
        <translation>本机：工作中</translation>
    </message>
    <message>
        <source>This is done on {host}, which handed them in.</source>
        <translation>这由提交它们的 {host} 执行。</translation>
    </message>
    <message>
        <source>This is the machine&apos;s text, to be read. What is another one in yours is marked.</source>
        <extracomment>what is shown is to be loaded anew the Transcript that is shown now instead: another version, or again the one that counts as it was heard of last where the machine&apos;s text lies that is known here None: nothing is open</extracomment>
        <translation>这是机器的文本，仅供阅读。与您的文本不同之处已标出。</translation>
    </message>
    <message>
        <source>This must be a number.</source>
        <translation>必须是数字。</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>必须是整数。</translation>
    </message>
    <message>
        <source>This must be at least {ge:g}.</source>
        <translation>不得小于 {ge:g}。</translation>
    </message>
    <message>
        <source>This must be at most {le:g}.</source>
        <translation>不得大于 {le:g}。</translation>
    </message>
    <message>
        <source>This must be more than {gt:g}.</source>
        <translation>必须大于 {gt:g}。</translation>
    </message>
    <message>
        <source>This recording can&apos;t be played: {fault}.</source>
        <extracomment>a sentence where to go once that is possible the last place to which it went: nothing moves until something else is told how often that is still under way</extracomment>
        <translation>无法播放此录音：{fault}。</translation>
    </message>
    <message>
        <source>This system has no keyring: it is kept in the settings file, which only you can read.</source>
        <translation>本系统没有密钥环：保存在只有您能读取的设置文件中。</translation>
    </message>
    <message>
        <source>This task failed</source>
        <translation>此任务失败</translation>
    </message>
    <message>
        <source>This task was cancelled</source>
        <translation>此任务已取消</translation>
    </message>
    <message>
        <source>This was typed, and is not saved. What is another one in the present text is marked.</source>
        <translation>这是已输入但未保存的文字。与当前文字不同之处已标出。</translation>
    </message>
    <message>
        <source>Threads on a CPU</source>
        <translation>CPU 线程数</translation>
    </message>
    <message>
        <source>Tibetan</source>
        <translation>藏语</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>剩余时间</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Times, speakers, subtitles…</source>
        <translation>时间、说话人、字幕…</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Title, such as: Interviews in March</source>
        <translation>标题，例如：三月访谈</translation>
    </message>
    <message>
        <source>To PostgreSQL on RDS, instead of a password.</source>
        <translation>用于 RDS 上的 PostgreSQL，代替密码。</translation>
    </message>
    <message>
        <source>To be cancelled</source>
        <translation>将取消</translation>
    </message>
    <message>
        <source>To be deleted now: {what}.</source>
        <translation>目前将删除：{what}。</translation>
    </message>
    <message>
        <source>To be removed</source>
        <translation>将移除</translation>
    </message>
    <message>
        <source>To be retried</source>
        <translation>将重试</translation>
    </message>
    <message>
        <source>To be retried</source>
        <comment>an attempt</comment>
        <translation>将重试</translation>
    </message>
    <message>
        <source>Too many attempts</source>
        <translation>尝试次数过多</translation>
    </message>
    <message>
        <source>Transcribe</source>
        <translation>转写</translation>
    </message>
    <message numerus="yes">
        <source>Transcribe {n} task anew. What is not changed stays as it was.</source>
        <comment>Transcribe {n} tasks anew. What is not changed stays as it was.</comment>
        <translation>
            <numerusform>重新转写 {n} 个任务。未更改的选项保持原样。</numerusform>
        </translation>
    </message>
    <message>
        <source>Transcript</source>
        <extracomment>a person wants to hear the recording from there on; seconds a person wants to say who speaks the line with that number</extracomment>
        <translation>转写文本</translation>
    </message>
    <message>
        <source>Transcript missing</source>
        <translation>转写文本缺失</translation>
    </message>
    <message>
        <source>Transcripts</source>
        <translation>转写文本</translation>
    </message>
    <message>
        <source>Transcripts in which it is replaced</source>
        <translation>将进行替换的转写文本</translation>
    </message>
    <message>
        <source>Translate</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>Translate into English</source>
        <translation>翻译成英语</translation>
    </message>
    <message>
        <source>True peak</source>
        <translation>真峰值</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Try the sample recordings</source>
        <translation>试用示例录音</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Turkmen</source>
        <translation>土库曼语</translation>
    </message>
    <message>
        <source>Type of numbers</source>
        <translation>数值类型</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Underline unsure words</source>
        <translation>给不确定的词加下划线</translation>
    </message>
    <message>
        <source>Undo</source>
        <extracomment>to be opened there: more may be added by the person, or by what the person undid the text follows the transcript, not the other way round</extracomment>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undo the last edit</source>
        <translation>撤销上次编辑</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>撤销：{what}</translation>
    </message>
    <message>
        <source>Unexpected error</source>
        <translation>意外错误</translation>
    </message>
    <message>
        <source>Unknown task</source>
        <translation>未知任务</translation>
    </message>
    <message>
        <source>Up to {most} tasks at once. Export… takes any number.</source>
        <translation>一次最多 {most} 个任务。“导出…”不限数量。</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>乌尔都语</translation>
    </message>
    <message>
        <source>Use no keys</source>
        <translation>不使用按键</translation>
    </message>
    <message>
        <source>Use these keys</source>
        <translation>使用这些按键</translation>
    </message>
    <message>
        <source>Use this text</source>
        <translation>使用此文本</translation>
    </message>
    <message>
        <source>Usual speed</source>
        <translation>正常速度</translation>
    </message>
    <message>
        <source>Usual subtitles</source>
        <translation>常规字幕</translation>
    </message>
    <message>
        <source>Uzbek</source>
        <translation>乌兹别克语</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Versions of the transcript</source>
        <extracomment>a Revision</extracomment>
        <translation>转写的版本</translation>
    </message>
    <message>
        <source>Versions…</source>
        <translation>版本…</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>View</source>
        <comment>on the bar</comment>
        <translation>视图(V)</translation>
    </message>
    <message>
        <source>Vocabulary lists</source>
        <extracomment>a name, in all transcripts
----------
as they are typed, by the lists&apos; names</extracomment>
        <translation>词汇表</translation>
    </message>
    <message>
        <source>Vocabulary lists…</source>
        <translation>词汇表…</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Waiting for a worker</source>
        <translation>等待工作节点</translation>
    </message>
    <message>
        <source>Waiting for another attempt</source>
        <translation>等待再次尝试</translation>
    </message>
    <message>
        <source>Warning</source>
        <comment>a setting</comment>
        <translation>警告</translation>
    </message>
    <message>
        <source>Watch a folder…</source>
        <translation>监视文件夹…</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>监视的文件夹</translation>
    </message>
    <message>
        <source>Watched folders…</source>
        <translation>监视的文件夹…</translation>
    </message>
    <message>
        <source>Web subtitles (vtt)</source>
        <translation>网页字幕 (vtt)</translation>
    </message>
    <message>
        <source>Welsh</source>
        <translation>威尔士语</translation>
    </message>
    <message>
        <source>What can be done with this batch</source>
        <translation>可对此批次执行的操作</translation>
    </message>
    <message>
        <source>What comes into these folders is taken in by itself, once it is complete, while Earshot runs here.</source>
        <translation>Earshot 在此运行期间，放入这些文件夹的文件在完整后会自动接收。</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>您想做什么？</translation>
    </message>
    <message>
        <source>What happens when “{batch}” is done is changed.</source>
        <translation>“{batch}”完成时的操作已更改。</translation>
    </message>
    <message numerus="yes">
        <source>What it has now is deleted. Export it first if you want to keep it.</source>
        <comment>What they have now is deleted. Export it first if you want to keep it.</comment>
        <translation>
            <numerusform>现有的内容将被删除。如要保留，请先导出。</numerusform>
        </translation>
    </message>
    <message>
        <source>What saving deletes can&apos;t be counted: {fault}</source>
        <translation>无法统计保存时将删除的内容：{fault}</translation>
    </message>
    <message>
        <source>What the model runs on.</source>
        <translation>模型在什么设备上运行。</translation>
    </message>
    <message>
        <source>What to do with the recordings</source>
        <translation>如何处理录音</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>搜索结果</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>被略过的内容</translation>
    </message>
    <message>
        <source>What was typed into {names} and could not be saved then is saved now.</source>
        <translation>在 {names} 中输入而当时未能保存的文字现已保存。</translation>
    </message>
    <message>
        <source>What was typed into {names} is not saved, for the transcript was edited since. Open it to choose.</source>
        <translation>在 {names} 中输入的文字未保存，因为此后转写文本已被编辑。请打开它进行选择。</translation>
    </message>
    <message>
        <source>What you typed can&apos;t be saved at present, and would be lost. Copy it first.</source>
        <translation>您输入的文字目前无法保存，将会丢失。请先复制。</translation>
    </message>
    <message>
        <source>What you typed here at {time} was not saved, and this text has been edited since. Nothing is lost.</source>
        <translation>您于 {time} 在此输入的文字未保存，此后该文字已被编辑。没有任何内容丢失。</translation>
    </message>
    <message numerus="yes">
        <source>What you typed into {n} transcript can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</source>
        <comment>What you typed into {n} transcripts can&apos;t be saved at present. This computer keeps it, and saves it when Earshot is started again.</comment>
        <translation>
            <numerusform>您在 {n} 份转写文本中输入的文字目前无法保存。这台电脑会保留它，并在 Earshot 再次启动时保存。</numerusform>
        </translation>
    </message>
    <message>
        <source>When all of them are done</source>
        <extracomment>WhenDone, as it is closed with Apply</extracomment>
        <translation>全部完成后</translation>
    </message>
    <message>
        <source>When it is done…</source>
        <translation>完成时…</translation>
    </message>
    <message>
        <source>When the computer that orchestrates deletes what nothing needs any more.</source>
        <translation>负责调度的计算机何时删除不再需要的内容。</translation>
    </message>
    <message>
        <source>Where Earshot keeps its own files, and what it does.</source>
        <translation>Earshot 在哪里保存自己的文件，以及做什么。</translation>
    </message>
    <message>
        <source>Where recordings and transcripts are kept.</source>
        <translation>录音和转写文本保存在哪里。</translation>
    </message>
    <message>
        <source>Where the tasks are kept.</source>
        <translation>任务保存在哪里。</translation>
    </message>
    <message>
        <source>Whether a task may name a folder of this machine as its model.</source>
        <translation>任务是否可以指定本机文件夹作为模型。</translation>
    </message>
    <message>
        <source>Whether the password is kept there instead of in the address.</source>
        <translation>密码是否保存在那里而不是地址中。</translation>
    </message>
    <message>
        <source>Whether to leave in time when EC2 takes the machine back. Automatic: on EC2.</source>
        <translation>EC2 收回机器时是否及时退出。自动：在 EC2 上启用。</translation>
    </message>
    <message>
        <source>Which</source>
        <translation>范围</translation>
    </message>
    <message>
        <source>Who speaks in this line?</source>
        <translation>这一行由谁说？</translation>
    </message>
    <message numerus="yes">
        <source>Who speaks in {n} line?</source>
        <comment>Who speaks in {n} lines?</comment>
        <translation>
            <numerusform>{n} 行由谁说？</numerusform>
        </translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Will be kept in {path}</source>
        <translation>将保存在 {path}</translation>
    </message>
    <message>
        <source>Word document (docx)</source>
        <translation>Word 文档 (docx)</translation>
    </message>
    <message>
        <source>Words</source>
        <translation>词数</translation>
    </message>
    <message>
        <source>Work on this computer</source>
        <translation>在本机上处理</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>工作节点</translation>
    </message>
    <message>
        <source>Worker hung</source>
        <translation>工作节点无响应</translation>
    </message>
    <message>
        <source>Worker killed</source>
        <translation>工作节点被终止</translation>
    </message>
    <message>
        <source>Worker left</source>
        <translation>工作节点已退出</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <translation>工作节点失联</translation>
    </message>
    <message>
        <source>Worker lost</source>
        <comment>an attempt</comment>
        <translation>工作节点失联</translation>
    </message>
    <message>
        <source>Workers</source>
        <extracomment>workers that there are</extracomment>
        <translation>工作节点</translation>
    </message>
    <message>
        <source>Working</source>
        <translation>处理中</translation>
    </message>
    <message>
        <source>Working</source>
        <comment>a worker</comment>
        <translation>工作中</translation>
    </message>
    <message>
        <source>Working on</source>
        <translation>正在处理</translation>
    </message>
    <message>
        <source>Write over it</source>
        <translation>覆盖</translation>
    </message>
    <message>
        <source>Writing the files…</source>
        <translation>正在写入文件…</translation>
    </message>
    <message>
        <source>Writing the files… {done} of {total}</source>
        <translation>正在写入文件… {done} / {total}</translation>
    </message>
    <message>
        <source>Yes</source>
        <comment>a setting</comment>
        <translation>是</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Yiddish</source>
        <translation>意第绪语</translation>
    </message>
    <message>
        <source>Yoruba</source>
        <translation>约鲁巴语</translation>
    </message>
    <message>
        <source>a file: {home}/earshot.db</source>
        <translation>文件：{home}/earshot.db</translation>
    </message>
    <message>
        <source>a file: {home}/queue.db</source>
        <translation>文件：{home}/queue.db</translation>
    </message>
    <message>
        <source>about {time} left</source>
        <translation>约剩 {time}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>and again whenever one is edited</source>
        <translation>并在每次编辑后重新导出</translation>
    </message>
    <message>
        <source>any moment</source>
        <translation>随时</translation>
    </message>
    <message>
        <source>base on a CPU, else large-v3-turbo</source>
        <translation>CPU 上为 base，否则为 large-v3-turbo</translation>
    </message>
    <message numerus="yes">
        <source>cancel {n} task</source>
        <comment>cancel {n} tasks</comment>
        <translation>
            <numerusform>取消 {n} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>connected</source>
        <extracomment>the faults, as sentences</extracomment>
        <translation>已连接</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>dd MMM</source>
        <comment>day and month, in Qt&apos;s letters: 05 Mar</comment>
        <extracomment>as their speakers call them</extracomment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>done about {time}</source>
        <translation>约 {time} 完成</translation>
    </message>
    <message>
        <source>done between {soonest} and {latest}</source>
        <translation>将于 {soonest} 至 {latest} 之间完成</translation>
    </message>
    <message>
        <source>everything is paused</source>
        <translation>全部已暂停</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>永久</translation>
    </message>
    <message>
        <source>in progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>in {time}</source>
        <translation>{time} 后</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>language detected</source>
        <translation>自动检测语言</translation>
    </message>
    <message>
        <source>lease ends {when}</source>
        <extracomment>of each attempt where the lease of each ends; None: nobody holds one parts that lasted longer than they look</extracomment>
        <translation>租约{when}到期</translation>
    </message>
    <message>
        <source>lease has ended</source>
        <translation>租约已到期</translation>
    </message>
    <message>
        <source>model {name}</source>
        <translation>模型 {name}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no password</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>none</source>
        <comment>no keys</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>not now</source>
        <translation>当前不可用</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>only with the queue on this computer</source>
        <translation>仅当队列在本机上时</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>paused: {kinds}</source>
        <translation>已暂停：{kinds}</translation>
    </message>
    <message numerus="yes">
        <source>remove {n} task</source>
        <comment>remove {n} tasks</comment>
        <translation>
            <numerusform>移除 {n} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>resumed from {time}</source>
        <translation>从 {time} 继续</translation>
    </message>
    <message>
        <source>retried after {duration}</source>
        <translation>{duration} 后重试</translation>
    </message>
    <message numerus="yes">
        <source>retry {n} task</source>
        <comment>retry {n} tasks</comment>
        <translation>
            <numerusform>重试 {n} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>same recording as task {number}, waits for its transcript</source>
        <translation>与任务 {number} 是同一录音，等待其转写文本</translation>
    </message>
    <message>
        <source>silent for {time} · next delivery {when}</source>
        <translation>已静默 {time} · 下次投递 {when}</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>the system&apos;s cache folder</source>
        <translation>系统缓存文件夹</translation>
    </message>
    <message>
        <source>then exported</source>
        <translation>完成后导出</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>本机</translation>
    </message>
    <message>
        <source>translated</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>waited {duration}</source>
        <translation>等待了 {duration}</translation>
    </message>
    <message>
        <source>what AWS&apos;s own files and variables say</source>
        <translation>以 AWS 自身的文件和变量为准</translation>
    </message>
    <message>
        <source>what suits the device</source>
        <translation>适合该设备的类型</translation>
    </message>
    <message>
        <source>words</source>
        <translation>词语</translation>
    </message>
    <message>
        <source>{days} d</source>
        <translation>{days} 天</translation>
    </message>
    <message>
        <source>{days} d {hours} h</source>
        <translation>{days} 天 {hours} 小时</translation>
    </message>
    <message>
        <source>{done} completed, {failed} failed.</source>
        <translation>{done} 个完成，{failed} 个失败。</translation>
    </message>
    <message>
        <source>{fault}. Mend that and try again.</source>
        <translation>{fault}。请解决后重试。</translation>
    </message>
    <message>
        <source>{files}. Export… writes what is selected.</source>
        <translation>{files}。使用“导出…”写出所选内容。</translation>
    </message>
    <message>
        <source>{group}, something is wrong</source>
        <translation>{group}，存在错误</translation>
    </message>
    <message>
        <source>{home}</source>
        <translation>{home}</translation>
    </message>
    <message>
        <source>{home}/store</source>
        <translation>{home}/store</translation>
    </message>
    <message>
        <source>{hours} h</source>
        <translation>{hours} 小时</translation>
    </message>
    <message>
        <source>{hours} h {minutes} min</source>
        <translation>{hours} 小时 {minutes} 分</translation>
    </message>
    <message>
        <source>{keys} belongs to “{action}”. Give that one other keys first.</source>
        <extracomment>by id; empty: none</extracomment>
        <translation>{keys} 属于“{action}”。请先为其指定其他按键。</translation>
    </message>
    <message>
        <source>{keys} is needed to copy and paste text. Choose other keys.</source>
        <translation>{keys} 用于复制和粘贴文本。请选择其他按键。</translation>
    </message>
    <message>
        <source>{keys} is needed to move in the window. Choose it together with Ctrl or Alt.</source>
        <translation>{keys} 用于在窗口中移动。请与 Ctrl 或 Alt 组合使用。</translation>
    </message>
    <message>
        <source>{keys} opens the menu {menu}. Choose other keys.</source>
        <translation>{keys} 用于打开“{menu}”菜单。请选择其他按键。</translation>
    </message>
    <message>
        <source>{lease}; {time} was the time for the next delivery</source>
        <translation>{lease}；下次投递时间为 {time}</translation>
    </message>
    <message>
        <source>{lease}; {time} would be the next delivery</source>
        <translation>{lease}；届时（{time}）将再次投递</translation>
    </message>
    <message>
        <source>{minutes} min</source>
        <translation>{minutes} 分钟</translation>
    </message>
    <message>
        <source>{names} and {number} more</source>
        <translation>{names} 等另外 {number} 个</translation>
    </message>
    <message>
        <source>{name} can&apos;t be used: {why}</source>
        <translation>无法使用 {name}：{why}</translation>
    </message>
    <message>
        <source>{name} is task {number}. When it is completed, export it.</source>
        <extracomment>tasks, as the person wished</extracomment>
        <translation>{name} 是任务 {number}。完成后即可导出。</translation>
    </message>
    <message>
        <source>{name} – is task {number} already.</source>
        <translation>{name} – 已是任务 {number}。</translation>
    </message>
    <message>
        <source>{name}, handed in by {person}</source>
        <translation>{name}，由 {person} 提交</translation>
    </message>
    <message>
        <source>{number} (retry {retry})</source>
        <translation>{number}（第 {retry} 次重试）</translation>
    </message>
    <message>
        <source>{number} and more</source>
        <translation>{number}及更多</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour</source>
        <translation>每小时 {number} 音频小时</translation>
    </message>
    <message>
        <source>{number} audio-hours per hour now</source>
        <translation>当前每小时 {number} 音频小时</translation>
    </message>
    <message>
        <source>{number} audio-hours/h</source>
        <translation>每小时 {number} 音频小时</translation>
    </message>
    <message>
        <source>{number} completed.</source>
        <translation>{number} 个完成。</translation>
    </message>
    <message>
        <source>{number} of them paused</source>
        <translation>其中 {number} 个已暂停</translation>
    </message>
    <message>
        <source>{number} of them to be uploaded</source>
        <translation>其中 {number} 个待上传</translation>
    </message>
    <message>
        <source>{number} on the queue</source>
        <translation>{number} 个在队列中</translation>
    </message>
    <message>
        <source>{number} paused</source>
        <translation>{number} 个已暂停</translation>
    </message>
    <message>
        <source>{number} silent, next delivery {when}</source>
        <translation>{number} 个静默，下次投递 {when}</translation>
    </message>
    <message>
        <source>{number} waiting here</source>
        <translation>{number} 个在此等待</translation>
    </message>
    <message>
        <source>{number}%</source>
        <translation>{number}%</translation>
    </message>
    <message numerus="yes">
        <source>{n} day</source>
        <comment>{n} days</comment>
        <translation>
            <numerusform>{n} 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file</source>
        <comment>{n} files</comment>
        <translation>
            <numerusform>{n} 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file can&apos;t be used.</source>
        <comment>{n} files can&apos;t be used.</comment>
        <translation>
            <numerusform>{n} 个文件无法使用。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file left out, last {what}</source>
        <comment>{n} files left out, last {what}</comment>
        <translation>
            <numerusform>略过 {n} 个文件，最近一个：{what}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in, the last one {when}: {name}</source>
        <comment>{n} files taken in, the last one {when}: {name}</comment>
        <translation>
            <numerusform>已接收 {n} 个文件，最近一个（{when}）：{name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file taken in.</source>
        <comment>{n} files taken in.</comment>
        <translation>
            <numerusform>已接收 {n} 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was in the list already.</source>
        <comment>{n} files were in the list already.</comment>
        <translation>
            <numerusform>{n} 个文件已在列表中。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already and stays as it is.</source>
        <comment>{n} files were there already and stay as they are.</comment>
        <translation>
            <numerusform>{n} 个文件已存在，保持原样。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was there already, unchanged.</source>
        <comment>{n} files were there already, unchanged.</comment>
        <translation>
            <numerusform>{n} 个文件已存在，未作更改。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file was written over.</source>
        <comment>{n} files were written over.</comment>
        <translation>
            <numerusform>已覆盖 {n} 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} file written.</source>
        <comment>{n} files written.</comment>
        <translation>
            <numerusform>已写入 {n} 个文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} finished task</source>
        <comment>{n} finished tasks</comment>
        <translation>
            <numerusform>{n} 个已结束的任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} got a number, because there is another file of its name: {names}.</source>
        <comment>{n} got a number, because there are other files of their names: {names}.</comment>
        <translation>
            <numerusform>{n} 个文件加了编号，因为已有同名的其他文件：{names}。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is faster than can be read</source>
        <comment>{n} are faster than can be read</comment>
        <translation>
            <numerusform>{n} 条快得来不及阅读</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is followed too soon</source>
        <comment>{n} are followed too soon</comment>
        <translation>
            <numerusform>{n} 条与下一条间隔过短</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too long</source>
        <comment>{n} are too long</comment>
        <translation>
            <numerusform>{n} 条时间过长</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too short</source>
        <comment>{n} are too short</comment>
        <translation>
            <numerusform>{n} 条时间过短</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} is too wide</source>
        <comment>{n} are too wide</comment>
        <translation>
            <numerusform>{n} 条过宽</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} line, the newest last</source>
        <comment>{n} lines, the newest last</comment>
        <translation>
            <numerusform>{n} 行，最新的在最后</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} name</source>
        <comment>{n} names</comment>
        <translation>
            <numerusform>{n} 个名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} new result – show it</source>
        <comment>{n} new results – show them</comment>
        <extracomment>what is new is in the list now what was in the list already is another not shown yet; by the task&apos;s id the list is being changed: what is chosen in it was not chosen by the person</extracomment>
        <translation>
            <numerusform>{n} 个新结果 – 显示</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} note of a removed task</source>
        <comment>{n} notes of removed tasks</comment>
        <translation>
            <numerusform>{n} 条已移除任务的记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} older transcript can&apos;t be searched yet: Earshot is taking it in.</source>
        <comment>{n} older transcripts can&apos;t be searched yet: Earshot is taking them in.</comment>
        <translation>
            <numerusform>{n} 份较早的转写文本尚不能搜索：Earshot 正在将其加入索引。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place</source>
        <comment>{n} places</comment>
        <translation>
            <numerusform>{n} 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} place replaced</source>
        <comment>{n} places replaced</comment>
        <translation>
            <numerusform>已替换 {n} 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} recording</source>
        <comment>{n} recordings</comment>
        <translation>
            <numerusform>{n} 个录音</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} selected</source>
        <comment>{n} selected</comment>
        <translation>
            <numerusform>已选 {n} 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle</source>
        <comment>{n} subtitles</comment>
        <translation>
            <numerusform>{n} 条字幕</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} subtitle, within all limits.</source>
        <comment>{n} subtitles, all within all limits.</comment>
        <translation>
            <numerusform>{n} 条字幕，均符合限制。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task</source>
        <comment>{n} tasks</comment>
        <translation>
            <numerusform>{n} 个任务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task cancelled.</source>
        <comment>{n} tasks cancelled.</comment>
        <translation>
            <numerusform>已取消 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes first now.</source>
        <comment>{n} tasks come first now.</comment>
        <translation>
            <numerusform>{n} 个任务现在优先处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes in its turn.</source>
        <comment>{n} tasks come in their turn.</comment>
        <translation>
            <numerusform>{n} 个任务按顺序处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task comes last now.</source>
        <comment>{n} tasks come last now.</comment>
        <translation>
            <numerusform>{n} 个任务现在最后处理。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task failed</source>
        <comment>{n} tasks failed</comment>
        <translation>
            <numerusform>{n} 个任务失败</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task is not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</source>
        <comment>{n} tasks are not done. This computer&apos;s worker stops with the window, and resumes where it was when Earshot is started again.</comment>
        <extracomment>put everything on the queue first the sentence, whether something can be handed over</extracomment>
        <translation>
            <numerusform>还有 {n} 个任务未完成。本机的工作节点会随窗口一起停止，下次启动 Earshot 时从原处继续。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left as it is.</source>
        <comment>{n} tasks left as they are.</comment>
        <translation>
            <numerusform>{n} 个任务保持不变。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out.</source>
        <comment>{n} tasks left out.</comment>
        <translation>
            <numerusform>已略过 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task left out:</source>
        <comment>{n} tasks left out:</comment>
        <translation>
            <numerusform>略过 {n} 个任务：</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task more wait here until an orchestrator runs again, or are handed over now.</source>
        <comment>{n} tasks more wait here until an orchestrator runs again, or are handed over now.</comment>
        <translation>
            <numerusform>另有 {n} 个任务在此等待，直到编排器再次运行，或现在移交。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task removed.</source>
        <comment>{n} tasks removed.</comment>
        <translation>
            <numerusform>已移除 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task retried.</source>
        <comment>{n} tasks retried.</comment>
        <translation>
            <numerusform>已重试 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting</source>
        <comment>{n} tasks waiting</comment>
        <translation>
            <numerusform>{n} 个任务在等待</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task waiting for a worker</source>
        <comment>{n} tasks waiting for a worker</comment>
        <translation>
            <numerusform>{n} 个任务在等待工作节点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be cancelled.</source>
        <comment>{n} tasks will be cancelled.</comment>
        <translation>
            <numerusform>将取消 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be removed.</source>
        <comment>{n} tasks will be removed.</comment>
        <translation>
            <numerusform>将移除 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} task will be retried.</source>
        <comment>{n} tasks will be retried.</comment>
        <translation>
            <numerusform>将重试 {n} 个任务。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript</source>
        <comment>{n} transcripts</comment>
        <translation>
            <numerusform>{n} 份转录文本</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{n} transcript copied.</source>
        <comment>{n} transcripts copied.</comment>
        <translation>
            <numerusform>已复制 {n} 份转写文本。</numerusform>
        </translation>
    </message>
    <message>
        <source>{percent} done by {worker}, which is {state}</source>
        <translation>{worker} 已完成 {percent}：{state}</translation>
    </message>
    <message>
        <source>{person} saved this transcript at {time}, while you were editing it. Nothing is overwritten.</source>
        <translation>您编辑时，{person} 在 {time} 保存了此转写。没有任何内容被覆盖。</translation>
    </message>
    <message>
        <source>{place} of {total}</source>
        <translation>第 {place} 处，共 {total} 处</translation>
    </message>
    <message numerus="yes">
        <source>{running} running on {n} worker</source>
        <comment>{running} running on {n} workers</comment>
        <translation>
            <numerusform>{n} 个工作节点正在处理 {running} 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>{sentence}.</source>
        <translation>{sentence}。</translation>
    </message>
    <message>
        <source>{speed}×</source>
        <translation>{speed}×</translation>
    </message>
    <message>
        <source>{start} to {end}: {number} audio-hours per hour</source>
        <translation>{start} 至 {end}：每小时 {number} 音频小时</translation>
    </message>
    <message>
        <source>{time} ago</source>
        <translation>{time}前</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩余 {time}</translation>
    </message>
    <message>
        <source>{value} (default)</source>
        <translation>{value}（默认）</translation>
    </message>
    <message>
        <source>{what}, {size}</source>
        <translation>{what}，{size}</translation>
    </message>
    <message>
        <source>{worker} is at {percent}.</source>
        <translation>{worker} 已完成 {percent}。</translation>
    </message>
    <message>
        <source>“{batch}” goes on.</source>
        <extracomment>batches, the order or a pause</extracomment>
        <translation>“{batch}”继续进行。</translation>
    </message>
    <message>
        <source>“{batch}” is called {name} now.</source>
        <translation>“{batch}”现已更名为 {name}。</translation>
    </message>
    <message>
        <source>“{batch}” is paused: what is on the queue is still done.</source>
        <translation>“{batch}”已暂停：队列中已有的任务仍会完成。</translation>
    </message>
    <message>
        <source>“{name}” is done</source>
        <extracomment>batches that had not ended when we last looked</extracomment>
        <translation>“{name}”已结束</translation>
    </message>
    <message>
        <source>“{name}” is removed.</source>
        <translation>“{name}”已移除。</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>“{name}”已保存。</translation>
    </message>
    <message>
        <source>“{words}” in all transcripts</source>
        <extracomment>Finding the chosen one is to be read back to the list of tasks this is to be searched for transcripts that are still to be fetched</extracomment>
        <translation>所有转写文本中的“{words}”</translation>
    </message>
    <message>
        <source>… and {number} more</source>
        <translation>… 另有 {number} 个</translation>
    </message>
</context>
</TS>
