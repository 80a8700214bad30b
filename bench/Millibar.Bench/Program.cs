using BenchmarkDotNet.Running;
using Millibar.Bench;

// `portfolio` times 200 projects; `bootstrap-cpu FILE` measures CPU seconds beside bench/bootstrap_numpy.py on the same rows; anything else goes to BenchmarkDotNet.
if (args is ["bootstrap-cpu", var file]) BootstrapCpu.Run(file);
else if (args is ["portfolio"]) PortfolioTime.Run();
else BenchmarkSwitcher.FromAssembly(typeof(BootstrapBenchmark).Assembly).Run(args);
