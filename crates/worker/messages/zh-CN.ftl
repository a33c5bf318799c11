# 工作进程自己的话。

unpack-damaged = 压缩包已损坏，无法解压；请重新压缩后再送
unpack-encrypted = 压缩包设有密码，无法解压；请去掉密码后再送
unpack-method = 压缩包中的“{ $name }”用了少见的压缩方式，无法解压；请用系统自带的方式重新压缩为 zip 后再送
unpack-too-many = 压缩包中有 { $found } 个文件，超过一次 { $limit } 个的上限；请分成几个压缩包后再送
unpack-too-large = 压缩包解压后超过 { $limit } MB，没有全部解压；请分成几个压缩包后再送
unpack-file-too-large = 压缩包中的“{ $name }”解压后超过单个文件 { $limit } MB 的上限；请拆分或另存后再送
unpack-outside = 压缩包中的“{ $name }”指向压缩包以外的位置，为安全起见没有解压；请重新压缩后再送
unpack-empty = 压缩包中没有可以检查的文件；请放入 PDF、Word、Excel 等文件后再送
