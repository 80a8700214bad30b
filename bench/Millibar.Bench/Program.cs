using BenchmarkDotNet.Running;
using Millibar.Bench;

// `bootstrap-cpu FILE` measures CPU seconds beside bench/bootstrap_numpy.py on the same rows; anything else goes to BenchmarkDotNet.
if (args is ["bootstrap-cpu", var file]) BootstrapCpu.Run(file);
else BenchmarkSwitcher.FromAssembly(typeof(BootstrapBenchmark).Assembly).Run(args);
