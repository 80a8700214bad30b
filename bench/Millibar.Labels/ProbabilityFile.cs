using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Millibar.Data.Labels;

namespace Millibar.Labels;

/// <summary>Probabilities in a file of 32-bit floats, fetched block by block.</summary>
internal sealed class ProbabilityFile : IProbabilityRows, IDisposable
{
    private readonly SafeFileHandle _file;

    public ProbabilityFile(string path, int classes)
    {
        _file = File.OpenHandle(path);
        Classes = classes;
        Count = (int)(RandomAccess.GetLength(_file) / sizeof(float) / classes);
    }

    public int Count { get; }

    public int Classes { get; }

    public ReadOnlySpan<double> Read(int first, int count, double[] buffer)
    {
        var numbers = count * Classes;
        // The floats are read into the second half of their own place and widened from the front.
        var bytes = MemoryMarshal.AsBytes(buffer.AsSpan(0, numbers))[(numbers * sizeof(float))..];
        for (var done = 0; done < bytes.Length;) done += RandomAccess.Read(_file, bytes[done..], (long)first * Classes * sizeof(float) + done);
        var floats = MemoryMarshal.Cast<byte, float>(bytes);
        for (var i = 0; i < numbers; i++) buffer[i] = floats[i];
        return buffer.AsSpan(0, numbers);
    }

    public double[] ReadAll()
    {
        var all = new double[(long)Count * Classes];
        var buffer = new double[Classes * 1000];
        for (var first = 0; first < Count; first += 1000)
        {
            var rows = Math.Min(1000, Count - first);
            Read(first, rows, buffer).CopyTo(all.AsSpan(first * Classes));
        }

        return all;
    }

    public void Dispose() => _file.Dispose();
}
